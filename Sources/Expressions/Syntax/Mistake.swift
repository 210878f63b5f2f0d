/// A mistake in the source of an expression, found before it is evaluated.
public struct Mistake: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The source is longer than the limit, in bytes of UTF-8.
        case sourceTooLong(length: Int, limit: Int)
        /// Expressions stand within expressions more levels deep than the limit.
        case tooDeep(limit: Int)
        /// The text of a token that cannot stand here, and what could; the text is empty at the end of the source.
        case unexpected(String, expected: String)
        /// A character that begins nothing.
        case strayCharacter(Unicode.Scalar)
        /// A string without its closing quotes.
        case unterminatedString
        /// An escape sequence that means nothing, or not here: `\q`, or `\u` in bytes.
        case badEscape(String)
        /// A number that its type cannot hold, or that is none.
        case badNumber(String)
        /// A word kept for other languages used as a name.
        case reservedWord(String)
        /// A macro's argument that is not of the form it asks for.
        case badMacroArgument(macro: String, expected: String)
        /// Neither a variable nor a type has this name.
        case undeclaredName(String)
        /// No function has this name.
        case undeclaredFunction(String)
        /// The function has no overload for these types; methods name the type before the dot first.
        case noOverload(function: String, types: [ValueType])
        /// The record type has no such field.
        case noField(String, of: ValueType)
        /// A type without fields, elements or members is used as if it had them.
        case notSupported(operation: String, type: ValueType)
        /// A type that cannot be a map's key.
        case badKeyType(ValueType)
        /// An expression of one type where another is needed.
        case mismatch(expected: ValueType, found: ValueType)
        /// A literal of a message type: the language's protocol buffers are left out.
        case messageLiteral(String)
        /// A regular expression that is none.
        case badPattern(Pattern.ParseError)
    }

    /// What is wrong.
    public let kind: Kind
    /// Where, in bytes of UTF-8 from the start of the source.
    public let offset: Int
    /// Where, as a person counts it.
    public let position: SourcePosition
}

/// Every mistake found in one source, in the order of their places.
public struct Issues: Error, Hashable, Sendable {
    /// At least one.
    public let mistakes: [Mistake]
}
