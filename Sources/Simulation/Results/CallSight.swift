package import Routing

/// What a scripted call was doing at some time, once everything of that instant had happened.
package struct CallSight: Sendable, Hashable {
    /// The queues it waited in.
    package let waitsIn: [Slot<Queue>]
    /// The agent whose telephone rang for it, by place.
    package let rings: Int?
    /// The agent who talked to it, by place.
    package let talksTo: Int?
    /// How it had ended.
    package let end: CallEnd?

    /// A call that is not there: it has ended, or has not come.
    init(end: CallEnd?) {
        (waitsIn, rings, talksTo) = ([], nil, nil)
        self.end = end
    }

    init(_ call: OpenCall, queues: [Slot<Queue>]) {
        waitsIn = call.state == .waiting ? queues : []
        rings = call.state == .ringing ? Int(call.agent) : nil
        talksTo = call.state == .talking ? Int(call.agent) : nil
        end = nil
    }
}
