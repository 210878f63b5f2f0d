/// Why an expression has no value.
public struct EvaluationError: Error, Hashable, Sendable {
    /// What went wrong.
    public let kind: Kind
    /// Where, in bytes of UTF-8 from the start of the source; `SourcePosition(offset, in: source)` counts lines.
    public let offset: Int32

    init(_ kind: Kind, at offset: Int32) {
        self.kind = kind
        self.offset = offset
    }

    /// What can go wrong. What a host's function throws is one of these too.
    public indirect enum Kind: Error, Hashable, Sendable {
        /// A variable that the bindings leave out.
        case unboundVariable(String)
        /// A name that stands for nothing, in an expression that was not checked.
        case undeclaredName(String)
        /// A function that does not exist, in an expression that was not checked.
        case undeclaredFunction(String)
        /// The function or operator takes no values of these types.
        case noOverload(String, [String])
        /// The map has no such key; the key as CEL writes it.
        case noSuchKey(String)
        /// The record has no such field, or its field is not there.
        case noSuchField(String)
        /// The list has fewer elements.
        case indexOutOfRange(Int64, count: Int)
        case divisionByZero
        /// The result of arithmetic or of a conversion is beyond its type.
        case overflow
        /// A map with a key of a type that keys cannot have.
        case unsupportedKeyType(String)
        /// A map literal with one key twice.
        case duplicateKey(String)
        /// Text that a conversion cannot read.
        case badText(String, type: String)
        /// An argument outside what the function takes, in words.
        case badArgument(String)
        /// A time zone that is neither an offset nor known to the host.
        case unknownZone(String)
        /// A regular expression that is none.
        case badPattern(Pattern.ParseError)
        /// `value()` of an optional that has none.
        case emptyOptional
        /// The value of a condition is of another type.
        case notBool(String)
        /// The evaluation took more steps than it may. `&&` and `||` do not absorb this.
        case costExceeded
        /// What a function of the host has to say.
        case host(String)
    }

    /// Whether the evaluation ends here in any case.
    var isFinal: Bool { kind == .costExceeded }
}
