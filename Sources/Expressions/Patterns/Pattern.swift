/// A regular expression in the syntax of RE2 (github.com/google/re2/wiki/Syntax), without Unicode scripts and `\C`.
///
/// Matching takes time linear in the text for any expression. What is asked is whether a text matches, so groups
/// group and capture nothing.
public struct Pattern: Sendable {
    /// Why a text is no regular expression.
    public struct ParseError: Error, Hashable, Sendable {
        /// What is wrong.
        public enum Reason: Hashable, Sendable {
            case missingParenthesis, unexpectedParenthesis, missingBracket, nothingToRepeat, badCount, badRange
            case badEscape, trailingBackslash, badGroup, tooDeep
            /// It would need more instructions than the limit.
            case tooLarge
            /// No class of characters has this name.
            case unknownClass(String)
        }

        /// What is wrong.
        public let reason: Reason
        /// Where, in Unicode scalars from the start.
        public let offset: Int
    }

    /// Instructions that an expression may become: 1,000 times `\pL` is too much.
    private static let instructionLimit = 10_000

    private let automaton: Automaton
    private let dense: DenseAutomaton?

    /// Reads an expression. With `isWhole` all of a text must match, rather than a part of it.
    ///
    /// - Throws: The first mistake.
    public init(_ source: String, isWhole: Bool = false) throws(ParseError) {
        try self.init(source, isWhole: isWhole, isForOneText: false)
    }

    /// With `isForOneText`, spares the table, which takes longer to make than one text to go through.
    init(_ source: String, isWhole: Bool = false, isForOneText: Bool) throws(ParseError) {
        var node = try PatternParser.parse(source)
        if isWhole { node = .sequence([.assertion(.textStart), node, .assertion(.textEnd)]) }
        automaton = try AutomatonBuilder.build(node, limit: Self.instructionLimit)
        dense = isForOneText || automaton.instructions.count > 1_000 ? nil : DenseAutomaton(automaton)
    }

    /// Whether `text`, or a part of it, matches. O(length of `text`), times the instructions if there are so many
    /// that no table was made.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in dense?.matches(text) ?? automaton.matches(text) }
    }

    /// The steps that matching `text` costs an evaluation.
    func cost(of text: String) -> Int {
        let length = text.utf8.count + 1
        return dense == nil ? automaton.instructions.count + (length * automaton.instructions.count) >> 3 : length >> 4
    }
}
