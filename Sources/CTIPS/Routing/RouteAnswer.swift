/// What came back for a RouteSelect at once; what becomes of it comes as an event.
public enum RouteAnswer: Hashable, Sendable {
    case accepted
    case refused(code: Int)
    case fault(PortalFault)
    /// It may have arrived: the connection broke, or no answer came in time.
    case none
    /// It cannot have arrived: there was no connection.
    case unsent

    /// Reads an answer.
    public init(_ message: Message) {
        switch message {
        case .response(_, let result):
            self = [0, 101].contains(result.int) ? .accepted : .refused(code: result.int)
        case .fault(let fault): self = .fault(fault)
        case .request: self = .none
        }
    }
}
