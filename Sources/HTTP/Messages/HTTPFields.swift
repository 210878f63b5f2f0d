/// The header fields of a message, in order. Names are compared without regard to case.
///
/// All of them lie in one array of bytes, and become texts when they are asked for: most never are.
package struct HTTPFields: Sendable, CustomStringConvertible {
    /// Where one field lies in the bytes.
    struct Entry: Sendable {
        let name: Range<Int>
        let value: Range<Int>
    }

    private(set) var bytes: [UInt8]
    private(set) var entries: [Entry]

    /// No fields.
    package init() {
        (bytes, entries) = ([], [])
    }

    /// Fields by name, as they are to be sent.
    package init(_ fields: KeyValuePairs<String, String>) {
        self.init()
        for (name, value) in fields { append(name, value) }
    }

    /// Fields that were found in bytes.
    init(bytes: [UInt8], entries: [Entry]) {
        self.bytes = bytes
        self.entries = entries
    }

    package var count: Int { entries.count }

    /// Adds a field. A name or value that would end its line traps: what strangers write is checked before.
    package mutating func append(_ name: String, _ value: String) {
        precondition(!name.isEmpty && name.utf8.allSatisfy(\.isToken), "a field name is a token")
        precondition(value.utf8.allSatisfy(\.isFieldByte), "a field value has no control characters")
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        let middle = bytes.count
        bytes.append(contentsOf: value.utf8)
        entries.append(Entry(name: start..<middle, value: middle..<bytes.count))
    }

    /// The value of the first field of that name.
    package subscript(name: String) -> String? {
        entries.first { isNamed($0, name) }.map { text($0.value) }
    }

    /// The values of all fields of that name.
    package func values(of name: String) -> [String] {
        entries.filter { isNamed($0, name) }.map { text($0.value) }
    }

    /// All fields, in order.
    package var all: [(name: String, value: String)] {
        entries.map { (text($0.name), text($0.value)) }
    }

    /// The names alone: a value may be a password.
    package var description: String { entries.map { text($0.name) }.joined(separator: ", ") }

    private func isNamed(_ entry: Entry, _ name: String) -> Bool {
        guard entry.name.count == name.utf8.count else { return false }
        var index = entry.name.lowerBound
        for letter in name.utf8 {
            guard bytes[index].lowercasedASCII == letter.lowercasedASCII else { return false }
            index += 1
        }
        return true
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
