import RuleFiles

/// Reads a log of decisions, a line of JSON each, in constant memory.
struct DecisionLogReader {
    /// What is read of a line, as the header of a file of calls has it.
    static let header = "id,dnis,clid,attach,at\n"
    private static let columns = ["id", "dnis", "clid", "attach", "at"]
    /// No decision is longer; what is has no end of line.
    private static let longestLine = 1 << 20

    private let descriptor: Descriptor
    private var buffer: [UInt8] = []
    private var position = 0
    private var line = 0
    private var isExhausted = false

    init(descriptor: Int32) { self.descriptor = Descriptor(number: descriptor) }

    /// The next decision's call; nil at the end. Empty lines are passed over.
    mutating func next() throws(DescriptorError) -> ReplayRow? {
        while let bytes = try nextLine() {
            line += 1
            guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { continue }
            return row(bytes)
        }
        return nil
    }

    private func row(_ bytes: [UInt8]) -> ReplayRow {
        let document: JSON
        do throws(JSONFault) {
            document = try JSON.read(bytes)
        } catch {
            return faulty("this is no JSON: \(error.reason), at byte \(error.offset)")
        }
        let fields = Self.columns.map { document[$0]?.string ?? "" }
        if case .bool(true) = document["masked"] {
            return faulty(
                "the caller was masked when this was written, so it cannot be decided again", fields: fields)
        }
        for name in ["dnis", "clid"] where document[name]?.string == nil {
            return faulty("there is no text '\(name)' in it", fields: fields)
        }
        return ReplayRow(line: line, fields: fields, fault: nil)
    }

    private func faulty(_ fault: String, fields: [String] = []) -> ReplayRow {
        ReplayRow(line: line, fields: fields, fault: fault)
    }

    private mutating func nextLine() throws(DescriptorError) -> [UInt8]? {
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            if isExhausted || buffer.count - position > Self.longestLine {
                guard position < buffer.count else { return nil }
                defer { position = buffer.count }
                return Array(buffer[position...])
            }
            try fill()
        }
    }

    private mutating func fill() throws(DescriptorError) {
        buffer.removeFirst(position)
        position = 0
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let descriptor = descriptor
        let result = chunk.withUnsafeMutableBytes { bytes in
            Result { () throws(DescriptorError) in try descriptor.read(into: bytes) }
        }
        let count = try result.get()
        if count == 0 { isExhausted = true } else { buffer += chunk.prefix(count) }
    }
}
