public import Expressions

/// A regular expression of a rule, in the syntax of RE2: it takes time linear in the text, whatever it is.
public struct TextPattern: Sendable {
    /// As it is written.
    public let source: String
    private let pattern: Pattern
    /// It begins with a plus sign, so it speaks of numbers in their E.164 form.
    private let isInternational: Bool

    /// Reads a regular expression.
    ///
    /// - Throws: the first mistake.
    public init(_ source: String) throws(Pattern.ParseError) {
        pattern = try Pattern(source)
        self.source = source
        let start = source.hasPrefix("^") ? source.dropFirst() : source[...]
        isInternational = start.hasPrefix("\\+") || start.hasPrefix("[+]")
    }

    /// Whether the expression finds something in `text`.
    public func matches(_ text: String) -> Bool { pattern.matches(text) }

    /// Whether it finds something in the form of `number` that it speaks of. In a withheld number it finds nothing.
    func matches(_ number: PhoneNumber) -> Bool {
        guard !number.isWithheld else { return false }
        guard isInternational else { return pattern.matches(number.national) }
        return number.e164.map(pattern.matches) ?? false
    }
}

extension TextPattern: Hashable {
    /// The same text.
    public static func == (left: Self, right: Self) -> Bool { left.source == right.source }

    /// Of the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
