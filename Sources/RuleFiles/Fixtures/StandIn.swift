package import Routing

/// What a fixture lets a lookup answer.
package struct StandIn: Sendable {
    /// The answer.
    package enum Reply: Sendable {
        /// These rows; none of them means no row.
        case rows([LookupRow])
        /// A failure.
        case failure(LookupOutcome)
        /// The database never answers: the lookup costs its whole time-out.
        case hang
    }

    /// What the cache holds.
    package struct Cached: Sendable {
        /// Since when, in milliseconds.
        package let age: Int64
        /// The rows; none of them means no row.
        package let rows: [LookupRow]

        /// What the cache answers, fresh or because no source does.
        package func answer(isStale: Bool) -> LookupAnswer {
            let answer: LookupAnswer = rows.isEmpty ? .noRow() : .found(rows)
            return answer.from(.cache(age: age, isStale: isStale))
        }
    }

    /// Only for this source, from 1.
    package let source: Int?
    /// Only for this caller, in any spelling.
    package let clid: PhoneNumber?
    /// Only for this dialled number, in any spelling.
    package let dnis: PhoneNumber?
    /// What it answers; nil where it only says what the cache holds.
    package let reply: Reply?
    /// What the cache holds.
    package let cached: Cached?
    /// How long it takes, in milliseconds.
    package let after: Int64

    /// Whether the stand-in speaks for `call`.
    package func fits(_ call: Call) -> Bool {
        (clid.map { Self.isSame($0, call.clid) } ?? true) && (dnis.map { Self.isSame($0, call.dnis) } ?? true)
    }

    /// The answer to a question that may take `allowed` milliseconds, for which `asked` spellings would be sent.
    package func answer(allowed: Int64, asked: [String], sendsAllAtOnce: Bool) -> LookupAnswer? {
        guard let reply else { return nil }
        let late = LookupAnswer.failed(.timeout, asked: asked, microseconds: allowed * 1000)
        switch reply {
        case .hang:
            return late
        case _ where after > allowed:
            return late
        case .failure(let outcome):
            return .failed(outcome, asked: outcome == .invalidInput ? [] : asked, microseconds: after * 1000)
        case .rows(let rows) where rows.isEmpty:
            return .noRow(asked: asked, microseconds: after * 1000)
        case .rows(let rows):
            // Asked one after the other, the spellings behind the one that hits are not sent.
            let hit = clid.flatMap { clid in asked.first { $0 == clid.raw } } ?? asked.first
            let sent = sendsAllAtOnce ? asked : asked.prefix { $0 != hit } + (hit.map { [$0] } ?? [])
            return .found(rows, asked: Array(sent), hit: hit, microseconds: after * 1000)
        }
    }

    private static func isSame(_ one: PhoneNumber, _ other: PhoneNumber) -> Bool {
        if one.isWithheld || other.isWithheld { return one.isWithheld == other.isWithheld }
        if let left = one.e164, let right = other.e164 { return left == right }
        return one.national == other.national
    }
}
