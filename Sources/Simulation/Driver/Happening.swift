import Queueing

/// What the driver has put down to happen at some time, other than what agents and waiting callers do.
enum Happening: Sendable {
    /// A scripted event, by its place.
    case scripted(Int)
    /// A scripted call comes, by its place.
    case call(Int)
    /// A caller who was refused dials again; by his place in the orbit.
    case redial(Int)
    /// The lookups of a call are answered, and it takes its course; by its slot.
    case decided(CallID, Course)
    /// Somebody answers outside.
    case outsideAnswers(CallID)
    /// An agent comes.
    case logIn(Int)
    /// An agent leaves when free.
    case logOut(Int)

    /// It brings the run on, whatever becomes of it. Others may go round in circles for ever.
    var isCertain: Bool {
        switch self {
        case .scripted, .call, .decided, .logIn, .logOut: true
        case .redial, .outsideAnswers: false
        }
    }

    /// The order of things at one instant (R2): answers, changes of agents, results of lookups, arrivals.
    var rank: UInt64 {
        switch self {
        case .outsideAnswers: 2
        case .scripted, .logIn, .logOut: 3
        case .decided: 4
        case .call, .redial: 5
        }
    }
}
