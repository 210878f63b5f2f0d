import CTIPS
import Queueing

/// What has one CallId: a party's way to another, from its beginning until it is cleared or wrapped up.
struct Leg: Sendable {
    enum Phase: Sendable {
        /// Clients are asked where it goes.
        case routing
        case queued
        case ringing
        /// The agent dials, and nobody has answered yet.
        case dialing
        case established
        case held
        case conferenced
        /// The caller talks to somebody outside.
        case outside
        /// It is cleared, and the agent is not done with it.
        case wrapping
    }

    let id: Int32
    let sequence: Int64
    var phase: Phase
    let type: CallType
    var serviceID: Int32 = 0
    /// The agent's position; -1 without one.
    var agent = -1
    /// What it is to the distributor, while it waits or keeps an agent.
    var call: CallID?
    /// The leg of the agent at the other end of an internal call or a consultation; 0 without one.
    var partner: Int32 = 0
    /// The agent who dialled it, by position.
    var originator = -1
    /// Where it was dialled to.
    var destination: Destination?
    /// The request that began it, if one did.
    var cause: Cause?
    /// When clients were asked where it goes, and until when they may say.
    var askedAt: Int64 = 0
    var deadline: Int64 = 0

    struct Destination: Sendable, Hashable {
        let type: DestinationType
        let address: String
    }
}
