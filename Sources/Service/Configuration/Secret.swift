/// A text that nothing prints: a password, a token.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for where it has to go.
    package let value: String

    package init(_ value: String) { self.value = value }

    package var description: String { "***" }
    package var debugDescription: String { "***" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }

    /// Whether `other` is the same text, in a time that tells nothing of where they differ.
    package func matches(_ other: some StringProtocol) -> Bool {
        let (left, right) = (Array(value.utf8), Array(other.utf8))
        var difference = left.count ^ right.count
        for index in right.indices { difference |= Int(right[index] ^ (left.isEmpty ? 1 : left[index % left.count])) }
        return difference == 0 && !left.isEmpty
    }

    /// What programs come with and people forget to change, and what is guessed first.
    package var isDefault: Bool {
        let lowered = value.lowercased()
        return value.utf8.count < 8 || Self.defaults.contains(lowered)
            || Self.defaults.contains { lowered.hasPrefix($0) && lowered.dropFirst($0.count).allSatisfy(\.isNumber) }
    }

    private static let defaults: Set<String> = [
        "password", "passw0rd", "changeme", "change-me", "changeit", "administrator", "callsteer", "secret", "letmein",
        "default", "12345678", "123456789", "1234567890", "qwertyuiop", "api-token", "apitoken", "yourtoken",
        "your-token", "test", "token", "admin", "aspect", "example",
    ]
}
