package import CTIPS

extension CTIPortal {
    /// A client's request. The answer says that it was accepted; what comes of it is told by events.
    package mutating func receive(_ received: ReceivedMessage, at time: Int64) -> PortalReply {
        run(until: time)
        guard case .request(let operation, let record) = received.message, !operation.isCallback else {
            return .answer(.fault(PortalFault(.unknownRequest, "this is no request to a portal")))
        }
        do throws(PortalFault) {
            if operation == .openConnection { return try open(record, misread: received.misread) }
            let session = record["SessionId"].text ?? ""
            guard sessions[session] != nil, sessions[session]?.stage != .opening else {
                return try refuse(operation, session)
            }
            sessions[session]?.heardAt = now
            board.cause = Cause(
                session: session, requestID: Int32(truncatingIfNeeded: record["RequestId"].number))
            defer {
                board.cause = nil
                publish()
            }
            try check(operation, record, received.misread, of: session)
            try perform(operation, Arguments(record: record), session)
            board.settle()
            return .answer(.response(operation, .number(0)))
        } catch {
            return .answer(.fault(error))
        }
    }

    /// What is answered to bytes that are no message of the protocol.
    package static func fault(_ error: CTIPSError) -> Message {
        switch error {
        case .notXML(let reason): .fault(PortalFault(.invalidRequest, "the request is no XML that is taken: \(reason)"))
        case .notSOAP(let reason): .fault(PortalFault(.invalidRequest, "the request is no SOAP 1.1: \(reason)"))
        case .otherVersion:
            // SOAP 1.1, 4.4.1, has a code of its own for it.
            .fault(
                PortalFault(.invalidRequest, "the envelope is of another version than 1.1", blame: "VersionMismatch"))
        case .unknownOperation(let name): .fault(PortalFault(.unknownRequest, "there is no request \(name)"))
        }
    }

    /// The session is not known. Two requests answer so with a status, as the guide's chapter 5 has it.
    private func refuse(_ operation: Operation, _ session: String) throws(PortalFault) -> PortalReply {
        switch operation {
        case .offLine, .closeConnection:
            return .answer(.response(operation, .number(Int64(ResponseCode.invalidSessionID.number))))
        default:
            guard !session.isEmpty else { throw PortalFault(.missingArgument, "SessionId is missing") }
            throw PortalFault(.invalidSessionID, "there is no session of this SessionId: open one")
        }
    }

    /// Tenant, state of the session and lexical forms, which all requests have in common.
    private func check(
        _ operation: Operation, _ record: Record, _ misread: [Misreading], of id: String
    ) throws(PortalFault) {
        guard let session = sessions[id] else { return }
        if let value = misread.first {
            throw PortalFault(
                .invalidParameter, "\(value.member) of \(value.record) cannot be \"\(value.text)\"")
        }
        guard operation != .closeConnection else { return }
        guard record["TenantId"].number == Int64(settings.tenantID) else {
            throw PortalFault(.invalidTenantID, "the session is not of tenant \(record["TenantId"].number)")
        }
        switch (session.stage, operation) {
        case (_, .onLine), (_, .offLine), (.onLine, _): return
        case (.registering, .addMessageClass), (.registering, .deleteMessageClass), (.registering, .addFilter),
            (.registering, .deleteFilter):
            return
        default:
            throw PortalFault(.invalidRequest, "\(operation.rawValue) needs the session on line: send OnLine first")
        }
    }

    private mutating func perform(
        _ operation: Operation, _ arguments: Arguments, _ session: String
    ) throws(PortalFault) {
        switch operation {
        case .closeConnection: close(session, .byClient)
        case .onLine: goOnLine(session)
        case .offLine: goOffLine(session)
        case .addMessageClass, .deleteMessageClass, .addFilter, .deleteFilter:
            try subscribe(operation, arguments, session)
        case .snapshot: try snapshot(arguments, session)
        case .routeSelect: try routeSelect(arguments)
        case .loginAgent, .logoutAgent, .panicLogout, .panicLogoutAgent, .setAgentState, .getAgentState,
            .setDisposition:
            try agentRequest(operation, arguments)
        default: try callRequest(operation, arguments)
        }
    }

    private mutating func routeSelect(_ arguments: Arguments) throws(PortalFault) {
        _ = try arguments.call()
        let type = try arguments.choice(
            "RouteActionType", among: [RouteType.agent, .service, .external, .default], .invalidRouteType)
        _ = try arguments.userData()
        let select = RouteSelect(arguments.record)
        if type != .default {
            guard !select.target.address.isEmpty, type != .service || Int32(select.target.address) != nil else {
                throw arguments.fault("DestinationAddress", .invalidDestination)
            }
        }
        board.select(select)
    }
}
