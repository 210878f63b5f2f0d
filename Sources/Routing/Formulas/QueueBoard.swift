import Expressions

/// How the queues stand at one moment, ready to be asked about by name. Immutable, so decisions share one.
public final class QueueBoard: Sendable {
    /// What is known, by the queues' names.
    public let states: [String: QueueState]
    private let values: [String: Value]

    /// A board of `states`, by the queues' names. A queue that is left out is one of which nothing is known.
    public init(_ states: [String: QueueState]) {
        self.states = states
        values = states.mapValues(\.value)
    }

    func value(_ name: String) -> Value? { values[name] }
}
