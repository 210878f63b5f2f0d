package import CTIPS

// Guide, chapter 3, "Session and System Requests", and chapter 5.
extension CTIPortal {
    /// Whether the user, the tenant and the callback are right, in this order, so that a stranger learns nothing else.
    mutating func open(_ record: Record, misread: [Misreading]) throws(PortalFault) -> PortalReply {
        if let value = misread.first {
            throw PortalFault(.invalidParameter, "\(value.member) of \(value.record) cannot be read")
        }
        let arguments = Arguments(record: record)
        guard let user = record["UserCredentials"].record else { throw arguments.missing("UserCredentials") }
        let given = Credentials(userName: user["UserName"].text ?? "", password: user["Password"].text ?? "")
        guard given.matches(settings.credentials) else {
            throw PortalFault(.invalidParameter, "the user's name or password is wrong")
        }
        let tenants = record["TenantIds"].list.map(\.number)
        guard let tenant = tenants.first else { throw arguments.missing("TenantIds") }
        guard tenants.count == 1 else {
            throw PortalFault(.invalidParameter, "a session is of one tenant, not of \(tenants.count)")
        }
        guard tenant == Int64(settings.tenantID) else {
            throw PortalFault(.invalidTenantID, "this portal is not of tenant \(tenant)")
        }
        let callback = try arguments.text("ClientCallbackURL")
        do throws(CallbackURL.Problem) {
            _ = try CallbackURL(callback, allowed: settings.callbackHosts)
        } catch {
            throw PortalFault(.invalidParameter, "ClientCallbackURL \(error.words)")
        }
        if sessions.count >= settings.sessions, let silent = silentSession { close(silent, .displaced) }
        guard sessions.count < settings.sessions else {
            throw PortalFault(
                .maxNumberClientConnections, "\(settings.sessions) sessions are open, and more there cannot be")
        }
        let id = makeID()
        sessions[id] = PortalSession(id: id, callback: callback, heardAt: now)
        sessionOrder.append(id)
        return .start(Opening(sessionID: id, callback: callback, credentials: settings.credentials))
    }

    /// The client has answered StartSession, or has not: what OpenConnection is answered.
    package mutating func started(_ opening: Opening, succeeded: Bool, at time: Int64) -> Message {
        run(until: time)
        guard succeeded, sessions[opening.sessionID] != nil else {
            forget(opening.sessionID)
            return .fault(
                PortalFault(.sendRequestFailed, "StartSession was not answered at the ClientCallbackURL"))
        }
        sessions[opening.sessionID]?.stage = .registering
        sessions[opening.sessionID]?.heardAt = now
        return .response(
            .openConnection,
            .record(
                Record(
                    "SessionObject",
                    [
                        "SessionId": .text(opening.sessionID), "Response": Value(ResponseCode.success),
                        "status": .number(0),
                    ])))
    }

    /// The session off line that has been silent the longest, if that is as long as a client on line may be.
    ///
    /// No heartbeat tells whether its client lives, and the places are few.
    private var silentSession: String? {
        let latest = now - settings.heartbeat * Int64(settings.missedHeartbeats)
        return sessionOrder.compactMap { sessions[$0] }.filter {
            [.registering, .offLine].contains($0.stage) && $0.heardAt <= latest
        }
        .min { $0.heardAt < $1.heardAt }?.id
    }

    mutating func goOnLine(_ id: String) {
        guard sessions[id]?.stage != .onLine else { return }
        sessions[id]?.stage = .onLine
        sessions[id]?.missedHeartbeats = 0
        sessions[id]?.heartbeats += 1
        effects.append(.heartbeat(Heartbeat(session: id, generation: sessions[id]?.heartbeats ?? 0)))
        startWaitingLoads()
    }

    mutating func goOffLine(_ id: String) {
        sessions[id]?.stage = .offLine
        sessions[id]?.heartbeats += 1
        effects.append(.offLine(session: id))
    }

    /// The client has answered a heartbeat, or has not.
    package mutating func heartbeat(_ heartbeat: Heartbeat, succeeded: Bool, at time: Int64) {
        run(until: time)
        guard isCurrent(heartbeat), var session = sessions[heartbeat.session] else { return }
        session.missedHeartbeats = succeeded ? 0 : session.missedHeartbeats + 1
        sessions[session.id] = session
        if session.missedHeartbeats >= settings.missedHeartbeats { return close(session.id, .missedHeartbeats) }
        agenda.enter(.heartbeat(heartbeat), at: now + settings.heartbeat)
    }

    /// Whether the session is on line, and has been since the heartbeat was due.
    func isCurrent(_ heartbeat: Heartbeat) -> Bool {
        guard let session = sessions[heartbeat.session] else { return false }
        return session.stage == .onLine && session.heartbeats == heartbeat.generation
    }

    mutating func close(_ id: String, _ reason: PortalEffect.Closing) {
        forget(id)
        effects.append(.closed(session: id, because: reason))
    }

    private mutating func forget(_ id: String) {
        sessions[id] = nil
        sessionOrder.removeAll { $0 == id }
    }

    mutating func subscribe(
        _ operation: Operation, _ arguments: Arguments, _ session: String
    ) throws(PortalFault) {
        switch operation {
        case .addMessageClass, .deleteMessageClass:
            let category = try arguments.choice(
                "MessageClass", among: [MessageClass.agent, .call, .route, .system])
            if operation == .addMessageClass {
                sessions[session]?.subscription.classes.insert(category)
            } else {
                sessions[session]?.subscription.classes.remove(category)
            }
        default:
            let filter = try filter(arguments)
            // Every event is of the session's tenant, so this one changes nothing.
            guard filter.field != .tenantID else { return }
            if operation == .addFilter {
                guard sessions[session]?.subscription.add(filter) == true else {
                    throw PortalFault(.requestFailed, "a session has \(Subscription.capacity) filters at most")
                }
            } else {
                sessions[session]?.subscription.remove(filter)
            }
        }
    }

    private func filter(_ arguments: Arguments) throws(PortalFault) -> Filter {
        let field = try arguments.choice(
            "FieldType", among: [FieldType.agentID, .serviceID, .switchID, .tenantID])
        let value = try arguments.text("FieldValue")
        guard value.utf8.count <= Subscription.longestValue else {
            throw arguments.fault("FieldValue", .invalidParameter)
        }
        let isNumber = Int32(value).map { $0 >= 0 && String($0) == value } ?? false
        switch field {
        case .agentID: break
        case .tenantID:
            guard value == String(settings.tenantID) else { throw arguments.fault("FieldValue", .invalidParameter) }
        case .serviceID, .switchID, .invalid:
            guard isNumber else { throw arguments.fault("FieldValue", .invalidParameter) }
        }
        return Filter(field, value)
    }
}

extension CallbackURL.Problem {
    fileprivate var words: String {
        switch self {
        case .malformed: "is no URL"
        case .scheme: "must begin with http:// or https://"
        case .credentials: "must not hold a user or a password"
        case .host(let host):
            "names the host \(host), which this portal does not call: start it with --callback-allow \(host)"
        }
    }
}
