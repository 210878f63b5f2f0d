/// One act of a flow: what a caller or an agent does next.
enum FlowAct: Sendable, Hashable {
    enum Role: Sendable, Hashable {
        /// Who answers the caller.
        case first
        /// Whom the first agent calls.
        case second
    }

    /// Somebody calls a service of agents.
    case arrive
    /// Somebody calls a service that clients route.
    case arriveRouted
    /// Waits until the clients, or the time, have decided.
    case awaitRoute
    /// The call is over without anybody's having answered.
    case awaitEnd
    case answer(Role)
    case dialSecond
    case consultService
    case consultAgent
    case transferToService
    case transferToAgent
    case transferToUnmanned
    case completeTransfer
    case conference
    case leaveConference
    case callerHangsUp
    case hangUp(Role)
    case dispose(Role)
}
