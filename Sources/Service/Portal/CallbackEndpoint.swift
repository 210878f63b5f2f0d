import CTIPS
package import HTTP

/// Takes what portals send: events, heartbeats, and the word that a session begins.
///
/// Each is acknowledged when the state machines have it, decided and its answer on the way; nothing that takes time is
/// waited for. One of these belongs to one thread.
package final class CallbackEndpoint {
    private let clients: [String: PortalClient]
    private let counters: ServiceCounters
    private let reader = MessageReader()
    private let acceptedEvent = accepted(.publishEvent)
    private let acceptedHeartbeat = accepted(.heartbeatMessage)
    private let acceptedNamedHeartbeat = accepted(.heartbeat)
    private let acceptedStart = accepted(.startSession)
    /// What is read of somebody who may be about to begin a session: StartSession is not long.
    private static let longestIntroduction = 64 << 10
    /// The WSDL by path, which is the same each time.
    private var descriptions: [String: [UInt8]] = [:]
    /// The last Content-Type and its charset: a portal writes always the same.
    private var lastType = (text: "", charset: String?.none)
    private static let type = "text/xml; charset=utf-8"

    /// An endpoint for clients by the path of their callback.
    package init(_ clients: [String: PortalClient], counters: ServiceCounters) {
        self.clients = clients
        self.counters = counters
    }

    private static func accepted(_ operation: Operation) -> HTTPResponse {
        HTTPResponse(200, type: type, body: Message.response(operation, .number(0)).encoded())
    }

    package func reply(to request: HTTPRequest) -> HTTPReply {
        guard let client = clients[request.path] else { return .now(.text(404, "nothing is here")) }
        guard request.method == .post else {
            if request.method == .get, request.query?.lowercased() == "wsdl" {
                return .now(HTTPResponse(200, type: Self.type, body: description(at: request.path)))
            }
            return .now(HTTPResponse(405, headers: HTTPFields(["Allow": "POST"])))
        }
        if let encoding = request.headers["Content-Encoding"], encoding.lowercased() != "identity" {
            counters.count(.badCallback)
            return .now(.text(415, "a body is taken as it is, without Content-Encoding"))
        }
        let standing = client.standing(of: request.peer)
        guard standing == .portal || (standing == .mayBegin && request.body.count <= Self.longestIntroduction) else {
            return .now(stranger())
        }
        do {
            let received = try reader.message(request.body, charset: charset(of: request))
            counters.count(.misreadValue, received.misread.count)
            return .now(reply(to: received.message, from: request.peer, standing, client))
        } catch {
            counters.count(.badCallback)
            return .now(Self.refusal(error))
        }
    }

    private func description(at path: String) -> [UInt8] {
        if let known = descriptions[path] { return known }
        let made = ServiceDescription(.client, at: path).wsdl
        descriptions[path] = made
        return made
    }

    private func reply(
        to message: Message, from peer: String, _ standing: PeerStanding, _ client: PortalClient
    ) -> HTTPResponse {
        guard case .request(let operation, let record) = message else { return misplaced() }
        switch operation {
        case .publishEvent:
            guard standing == .portal else { return stranger() }
            client.received(Event(record))
            return acceptedEvent
        case .heartbeatMessage:
            guard standing == .portal, client.heartbeat(for: nil, from: peer) else { return unknownSession() }
            return acceptedHeartbeat
        case .heartbeat:
            let id = record["sessionId"].text ?? ""
            guard standing == .portal, client.heartbeat(for: id, from: peer) else { return unknownSession() }
            return acceptedNamedHeartbeat
        case .startSession:
            guard client.accepts(StartSession(record), from: peer) else {
                counters.count(.refusedCallback)
                return Self.fault("no session was asked for with these credentials")
            }
            return acceptedStart
        default: return misplaced()
        }
    }

    private func misplaced() -> HTTPResponse {
        counters.count(.badCallback)
        return Self.fault("this is the client's side: it takes PublishCTIEvent, HeartbeatMessage and StartSession")
    }

    private func stranger() -> HTTPResponse {
        counters.count(.refusedCallback)
        return Self.fault("events are taken from the portal alone")
    }

    private func unknownSession() -> HTTPResponse {
        counters.count(.refusedCallback)
        return Self.fault("this is no heartbeat of the session that is kept here")
    }

    private func charset(of request: HTTPRequest) -> String? {
        guard let type = request.headers["Content-Type"] else { return nil }
        if type != lastType.text { lastType = (type, MediaType(type).charset) }
        return lastType.charset
    }

    private static func fault(_ reason: String) -> HTTPResponse {
        HTTPResponse(500, type: type, body: Message.fault(PortalFault(nil, reason)).encoded())
    }

    private static func refusal(_ error: CTIPSError) -> HTTPResponse {
        let reason =
            switch error {
            case .notXML(let reason): "the body is no XML that is taken here: \(reason)"
            case .notSOAP(let reason): "the body is no SOAP 1.1: \(reason)"
            case .otherVersion: "the envelope is of another version than SOAP 1.1"
            case .unknownOperation(let name): "there is no operation \(name)"
            }
        if case .unknownOperation = error { return fault(reason) }
        return HTTPResponse(400, type: type, body: Message.fault(PortalFault(nil, reason)).encoded())
    }
}
