import Glibc

/// The system's converter from one character set to another, with memory for its results.
///
/// It has a state and belongs to one thread.
final class TextConverter {
    /// Why a conversion stands still.
    enum Stop {
        /// All was converted.
        case end
        /// A character the target lacks, or bytes that mean nothing in the source.
        case unfit
        /// The input ends inside a character.
        case incomplete
    }

    private let descriptor: iconv_t
    private var room: UnsafeMutableBufferPointer<CChar>
    private var filled = 0

    /// Nil where the system has no such converter.
    init?(from source: String, to target: String) {
        guard let descriptor = iconv_open(target, source), Int(bitPattern: descriptor) != -1 else { return nil }
        self.descriptor = descriptor
        room = .allocate(capacity: 1024)
    }

    deinit {
        iconv_close(descriptor)
        room.deallocate()
    }

    /// What was converted since `begin`; valid until the next call.
    var result: UnsafeBufferPointer<UInt8> {
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: room.prefix(filled))).assumingMemoryBound(to: UInt8.self)
    }

    /// Forgets what was before.
    func begin() {
        iconv(descriptor, nil, nil, nil, nil)
        filled = 0
    }

    /// Converts the bytes from `offset` on and moves it behind the last that was converted.
    func convert(_ bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Stop {
        // Read only, though C's prototype cannot say so.
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var source = start.map { $0 + offset }
        var left = bytes.count - offset
        while true {
            let count = step(&source, &left)
            let reason = errno
            offset = bytes.count - left
            guard count == -1 else {
                // A positive count: characters replaced by others, which is a loss like any other.
                return count == 0 ? .end : .unfit
            }
            guard reason == E2BIG else { return reason == EINVAL ? .incomplete : .unfit }
            grow()
        }
    }

    /// Writes what is held back: a letter that a mark behind it could still have changed, as windows-1255's, or
    /// the return to the first shift state.
    func finish() {
        var none: UnsafeMutablePointer<CChar>?
        var nothing = 0
        while step(&none, &nothing) == -1, errno == E2BIG { grow() }
    }

    func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes in
            while room.count - filled < bytes.count { grow() }
            for byte in bytes {
                room[filled] = CChar(bitPattern: byte)
                filled += 1
            }
        }
    }

    /// Whether each of `bytes` by itself is converted to itself.
    func isIdentity(for bytes: [UInt8]) -> Bool {
        begin()
        var offset = 0
        let stop = bytes.withUnsafeBytes { convert($0, from: &offset) }
        finish()
        return stop == .end && result.elementsEqual(bytes)
    }

    private func step(_ source: inout UnsafeMutablePointer<CChar>?, _ left: inout Int) -> Int {
        var target = room.baseAddress.map { $0 + filled }
        var space = room.count - filled
        let count = iconv(descriptor, &source, &left, &target, &space)
        filled = room.count - space
        return count
    }

    private func grow() {
        let larger = UnsafeMutableBufferPointer<CChar>.allocate(capacity: room.count * 2)
        _ = larger.update(fromContentsOf: room.prefix(filled))
        room.deallocate()
        room = larger
    }
}
