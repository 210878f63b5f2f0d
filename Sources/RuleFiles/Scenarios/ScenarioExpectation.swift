package import Routing
package import Simulation

/// One line of a scenario's `expect`.
package struct ScenarioExpectation: Sendable {
    /// What is expected.
    package enum Kind: Sendable {
        /// Of a scripted call, once everything of that instant has happened.
        case state(call: Int, at: Int64, [StateField])
        /// Of a scripted call, when the run is over.
        case outcome(call: Int, [Field])
        /// Counters of queues: exact numbers.
        case queueCounters(Slot<Queue>, [Counter])
        /// Counters of a dialled number: exact numbers.
        case dnisCounters(String, [Counter])
        /// An estimate lies in a range.
        case estimate(ResultSubject, Measure, ClosedRange<Double>, text: String)
    }

    /// What a call is to be doing.
    package enum StateField: Sendable, Hashable {
        /// It waits in exactly these queues.
        case waitsIn([String])
        /// The telephone of this agent rings for it; nil: none does.
        case rings(String?)
        /// This agent talks to it; nil: none does.
        case talksTo(String?)
        /// It is over, in this way; nil: it is not.
        case ended(CallEnd?)
    }

    /// A fact about a call that is over.
    package struct Field: Sendable {
        /// Its name in the file.
        package let name: String
        /// The value wanted.
        package let value: FieldValue
        /// Where the file says so.
        package let range: SourceRange
    }

    /// The number that a counter is to have.
    package struct Counter: Sendable {
        /// The counter's name.
        package let name: String
        /// The number.
        package let value: Int64
        /// Where the file says so.
        package let range: SourceRange
    }

    /// What.
    package let kind: Kind
    /// Where the file says so.
    package let range: SourceRange
}
