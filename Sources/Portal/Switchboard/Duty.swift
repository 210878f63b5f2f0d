/// What happens by itself when its time has come, unless it means nothing any more.
enum Duty: Sendable {
    /// Nobody has said in time where the call goes.
    case routeTimeout(leg: Int32)
    /// The agent accepts the call that rings.
    case accept(agent: Int, leg: Int32)
    /// The agent is done with a call.
    case dispose(agent: Int, stamp: Int)
    /// The caller has waited long enough.
    case giveUp(sequence: Int64)
    /// The caller has said all.
    case hangUp(sequence: Int64)
    /// Somebody outside answers.
    case answerOutside(leg: Int32)
    /// The passcode was entered.
    case completeLogin(agent: Int, Login)

    struct Login: Sendable {
        let station: String
        let state: Desk.Next
        let cause: Cause?
    }
}
