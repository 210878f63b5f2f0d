import Glibc

/// An open file, pipe or terminal; whoever opened it closes it.
package struct Descriptor {
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// Reads what is there, up to the size of the buffer; 0 at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(DescriptorError) -> Int {
        while true {
            let count = Glibc.read(number, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            try wait(after: "read", for: Int16(POLLIN))
        }
    }

    /// Writes all bytes, in as many calls as the system wants.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(DescriptorError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                // A device that takes nothing and reports nothing would hold us for ever.
                guard count > 0 else { throw DescriptorError(call: "write", code: EIO) }
                rest = rest.dropFirst(count)
            } else {
                try wait(after: "write", for: Int16(POLLOUT))
            }
        }
    }

    /// After a call that may simply be repeated; anything else is thrown. A terminal handed over by another program
    /// can be in non-blocking mode.
    private func wait(after call: String, for event: Int16) throws(DescriptorError) {
        switch errno {
        case EINTR: return
        case EAGAIN:
            var poll = pollfd(fd: number, events: event, revents: 0)
            _ = Glibc.poll(&poll, 1, -1)
        case let code: throw DescriptorError(call: call, code: code)
        }
    }
}
