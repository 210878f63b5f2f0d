package import Queueing

/// The rows of the vendor's statistics tables for one run, and what the ACD does not know about the calls in them.
///
/// Its memory grows with the calls: nothing else of a run does, so it is kept only when asked for.
package struct StatisticsRecord: Sendable {
    /// A call as its caller and its decision describe it.
    package struct CallFacts: Sendable, Hashable {
        /// The caller's number as delivered.
        package internal(set) var clid = ""
        /// The attached data: what was decided, else what the call brought.
        package internal(set) var attach = ""
        /// The number it left for; nil while it has not.
        package internal(set) var destination: String?
    }

    /// A row of `CallsStat`.
    package struct CallRow: Sendable {
        /// What the ACD knows.
        package let summary: CallSummary
        /// What the driver knows.
        package let facts: CallFacts
    }

    /// The rows of all tables but `CallsStat`, a batch a quarter.
    package private(set) var quarters: [StatisticsRows] = []
    /// The rows of `CallsStat`, in the order in which the calls ended.
    package private(set) var calls: [CallRow] = []
    /// When the run ended, in milliseconds from its start.
    package private(set) var end: Int64 = 0

    private var statistics: Statistics
    private var openFacts: [CallID: CallFacts] = [:]

    init(_ statistics: Statistics) { self.statistics = statistics }

    /// Keeps what a call brings.
    mutating func note(_ call: CallID, clid: String, attach: String) {
        openFacts[call] = CallFacts(clid: clid, attach: attach)
    }

    /// Keeps the data that a decision attaches to a call.
    mutating func note(_ call: CallID, attach: String) { openFacts[call]?.attach = attach }

    /// Keeps the number that a call leaves for.
    mutating func note(_ call: CallID, leavesFor number: String) { openFacts[call]?.destination = number }

    /// To be called before the events of an instant.
    mutating func advance(to now: Int64, _ acd: inout ACD) {
        statistics.advance(to: now, &acd)
        take()
    }

    /// To be called before the effects of an instant are cleared.
    mutating func note(_ acd: borrowing ACD) {
        statistics.note(acd)
        take()
    }

    /// The run is over.
    mutating func close(at now: Int64, _ acd: inout ACD) {
        end = now
        statistics.close(at: now, &acd)
        take()
    }

    private mutating func take() {
        guard statistics.hasRows else { return }
        var rows = statistics.takeRows()
        for row in rows.takeCalls() {
            calls.append(CallRow(summary: row.summary, facts: openFacts.removeValue(forKey: row.call) ?? CallFacts()))
        }
        if !rows.isEmpty { quarters.append(rows) }
    }
}
