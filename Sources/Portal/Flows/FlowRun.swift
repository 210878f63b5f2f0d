/// A flow that goes on, or has ended.
package struct FlowRun: Sendable, Hashable {
    /// How it stands.
    package enum State: Sendable, Hashable {
        case going
        case done
        /// An act could not be done in time.
        case failed(String)
    }

    package let id: Int
    package let flow: Flow
    package internal(set) var state = State.going
    /// The agents who take part, by id, in the order of their roles.
    package internal(set) var agents: [Int32] = []
    /// The CallSequenceId of all its calls.
    package internal(set) var sequence: Int64 = 0
    var nextAct = 0
    /// When the present act is given up.
    var deadline: Int64
    var first = -1
    var second = -1

    var isGoing: Bool { state == .going }

    init(id: Int, _ flow: Flow, deadline: Int64) {
        self.id = id
        self.flow = flow
        self.deadline = deadline
    }
}
