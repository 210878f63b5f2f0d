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
        case .success: message.map(RouteAnswer.init) ?? .none
        case .failure(let failure): failure.mayHaveArrived ? .none : .unsent
        }
    }
}
