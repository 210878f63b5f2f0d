/// All route dialogues of one session: a pure state machine from RouteRequests and decisions to RouteSelects.
///
/// Every RouteRequest ends once, whatever order events come in, however often they come, and if they do not. It has no
/// clock and no socket: times are durations since one origin of the caller's. Each input takes O(log n) of the calls that
/// were asked about in the last seconds.
public struct RouteDialogues: Sendable {
    private let settings: RouteSettings
    private var dialogues = DialogueShelf()
    private var byIdentity: [CallIdentity: DialogueID] = [:]
    private var byCall: [CallKey: DialogueID] = [:]
    private var due = DueQueue<DialogueID>()

    /// A call by what every event tells of it.
    private struct CallKey: Hashable {
        let tenantID: Int32
        let callID: Int32
    }

    /// No dialogues yet.
    public init(_ settings: RouteSettings = RouteSettings()) {
        self.settings = settings
    }

    /// When `tick` is due, at the earliest; nil if there is no dialogue.
    public var deadline: Duration? { due.first?.due }

    /// Calls that wait for an answer or for its outcome.
    public var openCount: Int { dialogues.openCount }

    /// Calls that are known: open ones, and ended ones whose time is not over, so that they are not begun again.
    public var rememberedCount: Int { dialogues.count }

    /// A RouteRequest came. Told of the same call twice, by one portal or by two, decides once.
    public mutating func requested(_ request: RouteRequest, at now: Duration) -> [RouteEffect] {
        forget(until: now)
        guard byIdentity[request.call] == nil else { return [.ignored(.duplicateRequest(request.call))] }
        let dialogue = RouteDialogue(request, at: now, settings: settings)
        let id = dialogues.insert(dialogue)
        byIdentity[request.call] = id
        byCall[CallKey(tenantID: request.call.tenantID, callID: request.call.callID)] = id
        due.insert(id, due: dialogue.due)
        return [.decide(id, request, by: dialogue.deadline)]
    }

    /// Whether a decision would still be said now: the call waits, and has not been sent on by default.
    public func awaitsDecision(_ id: DialogueID, at now: Duration) -> Bool {
        dialogues.index(of: id).map { dialogues[$0].awaitsDecision(at: now) } ?? false
    }

    /// Whether an end of it is still to come.
    public func isOpen(_ id: DialogueID) -> Bool {
        dialogues.index(of: id).map { !dialogues[$0].isEnded } ?? false
    }

    /// A decision is made. One that comes late is not said: the call is on its way by default already.
    public mutating func decided(
        _ id: DialogueID, _ plan: RoutePlan, at now: Duration, ids: inout RequestIDs
    ) -> [RouteEffect] {
        step(id, at: now) { $0.decided(plan, at: now, ids: &ids) } ?? [.ignored(.lateDecision(id))]
    }

    /// The portal answered a RouteSelect, or did not.
    public mutating func answered(
        _ id: DialogueID, _ requestID: Int32, _ answer: RouteAnswer, at now: Duration, ids: inout RequestIDs
    ) -> [RouteEffect] {
        step(id, at: now) { $0.answered(requestID, answer, at: now, ids: &ids) } ?? []
    }

    /// What became of a RouteSelect, this client's or another's.
    public mutating func outcome(_ outcome: RouteOutcome, at now: Duration, ids: inout RequestIDs) -> [RouteEffect] {
        dialogue(of: outcome.call).flatMap { id in
            step(id, at: now) { $0.outcome(outcome, at: now, ids: &ids) }
        } ?? [.ignored(.strayOutcome(outcome.call))]
    }

    /// Something happened to a call; what matters is that it is gone.
    public mutating func event(_ event: CallEvent, at now: Duration) -> [RouteEffect] {
        switch event.type {
        case .callCleared, .callEnd, .callCompleted: break
        default: return []
        }
        return dialogue(of: event.call).flatMap { id in step(id, at: now) { $0.callCleared(at: now) } } ?? []
    }

    /// The session is lost, and with it everything that was asked in it.
    public mutating func linkLost(at now: Duration) -> [RouteEffect] {
        var effects: [RouteEffect] = []
        for id in dialogues.ids {
            effects += step(id, at: now) { $0.linkLost() } ?? []
        }
        dialogues.removeAll()
        (byIdentity, byCall, due) = ([:], [:], DueQueue())
        return effects
    }

    /// The deadline is reached: does what is due, at most `limit` things, so that others are let in between.
    public mutating func tick(at now: Duration, ids: inout RequestIDs, limit: Int = .max) -> [RouteEffect] {
        var effects: [RouteEffect] = []
        var count = 0
        while count < limit, let next = due.first, next.due <= now {
            count += 1
            due.removeFirst()
            // An entry of before is passed over: whatever moves a dialogue's time enters it anew.
            guard let place = dialogues.index(of: next.item), dialogues[place].due == next.due else { continue }
            effects += step(next.item, at: now) { $0.tick(at: now, ids: &ids) } ?? []
            if dialogues[place].isEnded, dialogues[place].due <= now { forget(next.item, at: place) }
        }
        return effects
    }

    private func dialogue(of call: CallIdentity) -> DialogueID? {
        if let id = byIdentity[call] { return id }
        // Portals may leave out the sequence and the site; one that gives them means that call and no other.
        guard call.sequenceID == 0 || call.originatingSiteID == 0 else { return nil }
        return byCall[CallKey(tenantID: call.tenantID, callID: call.callID)]
    }

    /// Lets a dialogue take an input; nil if there is none, or if it has no use for it.
    private mutating func step(
        _ id: DialogueID, at now: Duration, _ work: (inout RouteDialogue) -> [RouteDialogue.Step]?
    ) -> [RouteEffect]? {
        // In its place: a dialogue taken out and put back is copied, with all that is known of the call.
        guard let place = dialogues.index(of: id) else { return nil }
        let before = dialogues[place].due
        guard let steps = work(&dialogues[place]) else { return nil }
        let after = dialogues[place].due
        if after != before { due.insert(id, due: after) }
        return steps.map { step in
            switch step {
            case .send(let select): .send(select, id, until: dialogues[place].timeout)
            case .end(let end):
                .ended(id, dialogues[place].call, end, after: now - dialogues[place].received)
            case .sessionUnknown: .sessionUnknown
            case .stray: .ignored(.strayOutcome(dialogues[place].call))
            }
        }
    }

    /// Forgets ended dialogues whose time is over, so that a call id that is used again begins anew.
    private mutating func forget(until now: Duration) {
        while let next = due.first, next.due <= now {
            guard let place = dialogues.index(of: next.item) else {
                due.removeFirst()
                continue
            }
            guard dialogues[place].isEnded else { return }
            due.removeFirst()
            if dialogues[place].due == next.due { forget(next.item, at: place) }
        }
    }

    private mutating func forget(_ id: DialogueID, at place: Int) {
        let call = dialogues[place].call
        dialogues.remove(at: place)
        byIdentity[call] = nil
        let key = CallKey(tenantID: call.tenantID, callID: call.callID)
        if byCall[key] == id { byCall[key] = nil }
    }
}
