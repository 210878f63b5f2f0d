/// What became of one lookup: the fact that a decision waits for.
public struct LookupAnswer: Sendable, Hashable {
    /// How it ended.
    public let outcome: LookupOutcome
    /// The rows, when there are any.
    public let rows: [LookupRow]
    /// The spellings of the caller that were asked for, in order.
    public let asked: [String]
    /// The spelling that hit, where several were asked for.
    public let hit: String?
    /// How long it took, in microseconds.
    public private(set) var microseconds: Int64
    /// What went wrong, in words for an operator; never holds a secret or a bound value.
    public let detail: String?
    /// What the asking itself had to bend, such as attach data cut to the parameter's length.
    public let flags: DecisionFlags
    /// Where it came from.
    public private(set) var origin = Origin.unknown

    /// Where an answer came from.
    public enum Origin: Sendable, Hashable {
        /// It was not asked for, or there is only one place.
        case unknown
        /// The source of this number, from 1.
        case source(Int)
        /// The cache, which has had it for so many milliseconds. It is stale when it only serves because no source does.
        case cache(age: Int64, isStale: Bool)
    }

    /// The same answer, from `origin`.
    public func from(_ origin: Origin) -> Self {
        var answer = self
        answer.origin = origin
        return answer
    }

    /// The same answer after waiting so many microseconds more for it.
    public func delayed(by microseconds: Int64) -> Self {
        var answer = self
        answer.microseconds += microseconds
        return answer
    }

    /// Rows, at least one.
    public static func found(
        _ rows: consuming [LookupRow], asked: consuming [String] = [], hit: consuming String? = nil,
        microseconds: Int64 = 0,
        flags: DecisionFlags = []
    ) -> Self {
        precondition(!rows.isEmpty, "found means a row")
        return Self(
            outcome: .found, rows: rows, asked: asked, hit: hit, microseconds: microseconds, detail: nil, flags: flags)
    }

    /// No row.
    public static func noRow(
        asked: [String] = [], microseconds: Int64 = 0, detail: String? = nil, flags: DecisionFlags = []
    ) -> Self {
        Self(
            outcome: .noRow, rows: [], asked: asked, hit: nil, microseconds: microseconds, detail: detail, flags: flags)
    }

    /// Lookups are not asked at all, as in a replay without a database: no rule that needs one matches.
    public static let notRun = Self(
        outcome: .notRun, rows: [], asked: [], hit: nil, microseconds: 0, detail: nil, flags: [])

    /// A failure.
    public static func failed(
        _ outcome: LookupOutcome, asked: [String] = [], microseconds: Int64 = 0, detail: String? = nil,
        flags: DecisionFlags = []
    ) -> Self {
        precondition(outcome.isFailure, "a failure has a failure's outcome")
        return Self(
            outcome: outcome, rows: [], asked: asked, hit: nil, microseconds: microseconds, detail: detail, flags: flags
        )
    }
}
