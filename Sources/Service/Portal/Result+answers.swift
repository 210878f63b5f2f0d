import CTIPS
import HTTP

/// A portal's answer, read.
extension Result<HTTPResponse, ClientFailure> {
    /// The message in it; nil if there is none. A fault comes with status 500, and counts as what it says.
    var message: Message? {
        guard case .success(let response) = self, !response.body.isEmpty else { return nil }
        // What is no message of the protocol is no answer: a proxy's page for people, for one.
        return (try? MessageReader().message(response.body))?.message
    }

    var routeAnswer: RouteAnswer {
        switch self {
        // Nearly all answers to RouteSelect are this one, and no fault has the element: no need to read it all.
        case .success(let response) where response.status == 200 && RouteSelectSuccess.isIn(response.body):
            .accepted
        case .success: message.map(RouteAnswer.init) ?? .none
        case .failure(let failure): failure.mayHaveArrived ? .none : .unsent
        }
    }
}

/// `RouteSelectResult>0</`: what tells that a RouteSelect was accepted.
private enum RouteSelectSuccess {
    private static let element = Array("RouteSelectResult>0</".utf8)

    static func isIn(_ body: [UInt8]) -> Bool {
        body.withUnsafeBytes { body in
            element.withUnsafeBytes { element in
                guard body.count >= element.count else { return false }
                for start in 0...body.count - element.count where body[start] == element[0] {
                    if (1..<element.count).allSatisfy({ body[start + $0] == element[$0] }) { return true }
                }
                return false
            }
        }
    }
}
