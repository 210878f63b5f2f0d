public import Routing

/// What the ACD did, in order. A driver rings telephones and writes statistics by it; times are those of `ACD.now`.
public enum Effect: Sendable, Hashable, BitwiseCopyable {
    /// The call waits in the queue from now on.
    case entered(CallID, Slot<Queue>, Entry)
    /// The call no longer waits in the queue.
    case left(CallID, Slot<Queue>, Departure)
    /// The agent's telephone rings; nil is a call routed to the agent without a queue.
    case rings(CallID, AgentID, Slot<Queue>?)
    /// The agent's telephone rings no more, and was not answered.
    case ringEnded(CallID, AgentID, RingEnd)
    /// The agent talks to the caller, or dials to call back.
    case answered(CallID, AgentID, Slot<Queue>?)
    /// An overflow step was carried out: the queue, the step's position and the queue it led to, if it led to one.
    case overflowed(CallID, Slot<Queue>, step: Int, to: Slot<Queue>?)
    /// An overflow step is due and cannot be carried out.
    case overflowBlocked(CallID, Slot<Queue>, step: Int, Obstacle)
    /// The call is to ring at the destination of a step.
    case leavesFor(CallID, Slot<Queue>, step: Int)
    /// The call is to ring at the default destination (R19).
    case leavesForDefault(CallID)
    /// The caller is to hear the offer to be called back.
    case offersCallback(CallID, Slot<Queue>)
    /// The caller accepted, and hung up; the call goes on as a task.
    case callbackTaken(CallID, Slot<Queue>)
    /// The call is over; `ACD.summary` tells all of it until the effects are cleared.
    case ended(CallID, EndType)
    /// The agent's state has changed other than by ringing or answering, which have effects of their own.
    case agent(AgentID, AgentState)

    /// How a call came into a queue (R9).
    public enum Entry: Sendable, Hashable, BitwiseCopyable {
        /// Its route or its row named the queue.
        case initial
        /// An overflow step.
        case overflow
        /// It came back from a queue or a destination where nobody answered.
        case returned
    }

    /// How a call left a queue. The names are those of the counters.
    public enum Departure: UInt8, Sendable, Hashable, BitwiseCopyable {
        /// An agent answered, and the answer counts here (R16).
        case answered
        /// The caller gave up, and it counts here (R17).
        case abandoned
        /// The same, sooner than the queue counts as a loss.
        case abandonedShort
        /// The caller gave up while a telephone rang for this queue.
        case abandonedRinging
        /// The call ended or left elsewhere.
        case dequeued
        /// It moved to another queue.
        case moved
        /// The caller asked to be called back.
        case endedInIVR
        /// It left for the default destination.
        case toDefault
        /// It left for another destination outside the queues.
        case toExternal
        /// It was refused.
        case refused
        /// The task of a callback ended.
        case taskDone
    }

    /// Why a telephone stopped ringing.
    public enum RingEnd: UInt8, Sendable, Hashable, BitwiseCopyable {
        /// Nobody answered in time.
        case noAnswer
        /// The agent, or the device, refused.
        case rejected
        /// The caller hung up.
        case abandoned
    }

    /// Why an overflow step was not carried out.
    public enum Obstacle: UInt8, Sendable, Hashable, BitwiseCopyable {
        /// No target accepts now; the step is tried again when one changes (R12).
        case noTarget
        /// Every target was visited before (R13).
        case loop
        /// The call has had all the hops it may have (R9).
        case hops
    }
}
