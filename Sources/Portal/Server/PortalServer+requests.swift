import CTIPS
import HTTP
import Simulation
import Synchronization

extension PortalServer {
    /// Answers what comes in over HTTP.
    func reply(_ request: HTTPRequest, _ endpoint: SOAPEndpoint) -> HTTPReply {
        if request.path == PortalPaths.control || request.path.hasPrefix(PortalPaths.control + "/") {
            return control(request)
        }
        let (hangs, fails) = state.withLock { state in
            (state.faults.hangs, state.faults.fail > 0 && state.chance.chance(state.faults.fail))
        }
        if hangs {
            return .later { [self] in
                await untilRecovered()
                return .text(503, "the portal hung")
            }
        }
        let path = request.path.lowercased()
        switch (path, request.method) {
        case (PortalPaths.service.lowercased(), .post):
            if fails { return .now(.text(500, "this fails on purpose")) }
            return answer(request, endpoint)
        case (PortalPaths.service.lowercased(), .get), (PortalPaths.service.lowercased(), .head):
            return .now(description(.portal, PortalPaths.service, request))
        case (PortalPaths.callback.lowercased(), .get), (PortalPaths.callback.lowercased(), .head):
            return .now(description(.client, PortalPaths.callback, request))
        case (PortalPaths.service.lowercased(), _), (PortalPaths.callback.lowercased(), _):
            return .now(.text(405, "send requests by POST, and ask for the description by GET with ?wsdl"))
        default:
            return .now(.text(404, "the portal is at \(PortalPaths.service)"))
        }
    }

    private func answer(_ request: HTTPRequest, _ endpoint: SOAPEndpoint) -> HTTPReply {
        let received: ReceivedMessage
        switch endpoint.message(request) {
        case .success(let message): received = message
        case .failure(let problem): return .now(problem.response)
        }
        if case .request(.openConnection, _) = received.message, state.withLock({ $0.faults.refuses }) {
            return .now(
                SOAPEndpoint.response(.fault(PortalFault(.generalError, "the portal opens no sessions at present"))))
        }
        switch act(answering: true, { portal, now in portal.receive(received, at: now) }) {
        case .answer(let message): return .now(SOAPEndpoint.response(message))
        case .start(let opening): return .later { [self] in await open(opening) }
        }
    }

    /// Asks the client, before it is answered itself.
    private func open(_ opening: Opening) async -> HTTPResponse {
        var isStarted = false
        if let url = HTTPURL(opening.callback) {
            let outbox = outbox(to: url)
            isStarted = await outbox.post(opening.message.encoded(), .startSession) == .answered
            if isStarted {
                state.withLock { $0.outboxes[opening.sessionID] = outbox }
            } else {
                outbox.close()
            }
        }
        // The rest of a URL may hold a secret.
        let peer = HTTPURL(opening.callback).map { "\($0.isEncrypted ? "https" : "http")://\($0.authority)" } ?? ""
        log(isStarted ? "session opened for \(peer)" : "no answer to StartSession at \(peer)")
        let succeeded = isStarted
        return SOAPEndpoint.response(
            act { portal, now in portal.started(opening, succeeded: succeeded, at: now) })
    }

    private func untilRecovered() async {
        while state.withLock({ $0.faults.hangs }) {
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return }
        }
    }

    /// The WSDL of a side, with the address that it was asked for at.
    private func description(
        _ side: ServiceDescription.Side, _ path: String, _ request: HTTPRequest
    ) -> HTTPResponse {
        let url = "\(self.address(asked: request.headers["Host"]))\(path)"
        guard request.query?.lowercased().hasPrefix("wsdl") == true else {
            return .text(200, "A CTI portal that Callsteer simulates. Its description is at \(url)?wsdl")
        }
        return HTTPResponse(200, type: "text/xml; charset=utf-8", body: ServiceDescription(side, at: url).wsdl)
    }

    /// The address by which a client on another machine has found this one, which a listener on all of them cannot know.
    private func address(asked host: String?) -> String {
        let scheme = address.prefix { $0 != ":" }
        guard let host, host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0)) }),
            let url = HTTPURL("\(scheme)://\(host)")
        else { return address }
        return "\(scheme)://\(url.authority)"
    }
}
