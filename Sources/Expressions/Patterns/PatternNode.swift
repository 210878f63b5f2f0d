/// A part of a regular expression. Groups have left no trace: only whether a text matches is asked.
indirect enum PatternNode: Sendable {
    case scalars(ScalarSet)
    case assertion(Assertion)
    /// One after the other; nothing if there is none.
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// Without `most`, any number of times.
    case repeated(PatternNode, least: Int, most: Int?)

    /// What holds between two characters.
    enum Assertion: Hashable, Sendable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }
}
