import Glibc

/// Text on its way to a file descriptor, a block at a time.
struct ByteSink: ~Copyable {
    private let descriptor: CInt
    private var block: [UInt8] = []

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
        block.reserveCapacity(Self.size + 1024)
    }

    private static let size = 1 << 16

    mutating func append(_ text: String) throws(WriteFailure) {
        block.append(contentsOf: text.utf8)
        if block.count >= Self.size { try flush() }
    }

    mutating func flush() throws(WriteFailure) {
        var start = 0
        while start < block.count {
            let written = block[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written >= 0 || errno == EINTR else { throw WriteFailure(code: errno) }
            start += max(written, 0)
        }
        block.removeAll(keepingCapacity: true)
    }

    /// A full disk, a closed pipe.
    struct WriteFailure: Error, CustomStringConvertible {
        let code: CInt
        var description: String { "cannot write: \(String(cString: strerror(code)))" }
    }
}
