/// Writes CSV (RFC 4180), quoting only where it must.
///
/// Fields of a record are written one after the other and closed by `endRecord()`. Bytes leave in large pieces;
/// `flush()` sends the last. A process that writes to a pipe ignores SIGPIPE, so that a reader who leaves
/// becomes a `DescriptorError`.
package struct CSVWriter: ~Copyable {
    package enum LineEnding: String, Sendable {
        case lf = "\n"
        case crlf = "\r\n"
    }

    private static let quote = UInt8(ascii: "\"")
    private static let flushed = 1 << 16

    private let target: Descriptor?
    private let lineEnding: LineEnding
    private var fieldsOfRecord = 0
    /// Where the record begins among the bytes.
    private var recordStart = 0

    /// What is written and not yet sent; all of it for a writer in memory.
    package private(set) var bytes: [UInt8] = []

    /// A writer to an open file or pipe, which it does not close.
    package init(descriptor: Int32, lineEnding: LineEnding = .lf) {
        target = Descriptor(number: descriptor)
        self.lineEnding = lineEnding
        bytes.reserveCapacity(2 * Self.flushed)
    }

    /// A writer in memory.
    package init(lineEnding: LineEnding = .lf) {
        target = nil
        self.lineEnding = lineEnding
    }

    package mutating func write(_ field: some StringProtocol) {
        let text = String(field)
        write(text.utf8.span)
    }

    package mutating func write(_ field: Int) {
        separate()
        bytes.append(contentsOf: String(field).utf8)
    }

    package mutating func write(_ field: Span<UInt8>) {
        separate()
        let isQuoted = mustQuote(field)
        if isQuoted { bytes.append(Self.quote) }
        field.withUnsafeBufferPointer { field in
            guard isQuoted, field.contains(Self.quote) else { return bytes.append(contentsOf: field) }
            for byte in field {
                if byte == Self.quote { bytes.append(Self.quote) }
                bytes.append(byte)
            }
        }
        if isQuoted { bytes.append(Self.quote) }
    }

    /// Ends the record, which must have a field.
    package mutating func endRecord() throws(DescriptorError) {
        precondition(fieldsOfRecord > 0, "a record has at least one field")
        // One empty field alone would be an empty line, which is no record.
        if fieldsOfRecord == 1, bytes.count == recordStart { bytes += [Self.quote, Self.quote] }
        bytes.append(contentsOf: lineEnding.rawValue.utf8)
        fieldsOfRecord = 0
        if target != nil, bytes.count >= Self.flushed { try flush() }
        recordStart = bytes.count
    }

    /// Writes a whole record.
    package mutating func writeRecord(_ fields: [String]) throws(DescriptorError) {
        for field in fields { write(field) }
        try endRecord()
    }

    /// Sends what is not yet sent. On failure it is unknown how much has arrived, and the bytes are dropped.
    package mutating func flush() throws(DescriptorError) {
        guard let target else { return }
        defer { bytes.removeAll(keepingCapacity: true) }
        try bytes.withUnsafeBufferPointer { bytes throws(DescriptorError) in
            try target.write(UnsafeRawBufferPointer(bytes))
        }
    }

    private mutating func separate() {
        if fieldsOfRecord > 0 { bytes.append(UInt8(ascii: ",")) }
        fieldsOfRecord += 1
    }

    private func mustQuote(_ field: Span<UInt8>) -> Bool {
        for index in field.indices {
            switch field[index] {
            case Self.quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
            default: continue
            }
        }
        // At the start of a file a reader would take it for a byte order mark.
        return field.count >= 3 && field[0] == 0xEF && field[1] == 0xBB && field[2] == 0xBF
    }
}
