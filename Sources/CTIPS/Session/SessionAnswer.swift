/// What came back for a request that concerns the session.
public enum SessionAnswer: Hashable, Sendable {
    /// The session is open, under this id.
    case opened(sessionID: String)
    case accepted
    /// Refused with a number: of OpenConnection that of its ``ResponseCode``.
    case refused(code: Int)
    case fault(PortalFault)
    /// No answer: no connection, none in time, or none of this protocol.
    case none

    /// Reads an answer. Success is 0 in the guide, and 101 is called success in the published contract.
    public init(_ message: Message) {
        switch message {
        case .response(.openConnection, let result):
            guard let object = result.record else {
                self = .none
                return
            }
            let response: ResponseCode = object["Response"].enumerator()
            let code = response.number == 0 ? object["status"].int : response.number
            let id = object["SessionId"].text ?? ""
            self = [0, 101].contains(code) && !id.isEmpty ? .opened(sessionID: id) : .refused(code: code)
        case .response(_, let result):
            self = [0, 101].contains(result.int) ? .accepted : .refused(code: result.int)
        case .fault(let fault): self = .fault(fault)
        case .request: self = .none
        }
    }
}
