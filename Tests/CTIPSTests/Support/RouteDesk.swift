import Testing

@testable import CTIPS

/// Route dialogues with virtual time and ids that count from 1.
struct RouteDesk {
    var dialogues = RouteDialogues()
    var now = Duration.zero
    var ids = RequestIDs(after: 0)
    var effects: [RouteEffect] = []
    private var last: (select: RouteSelect, id: DialogueID)?

    /// What the last input led to sending.
    var sent: RouteSelect? {
        for case .send(let select, _, until: _) in effects { return select }
        return nil
    }

    /// How the last input ended a dialogue.
    var end: RouteEnd? {
        for case .ended(_, _, let end, after: _) in effects { return end }
        return nil
    }

    mutating func request(_ request: RouteRequest) throws -> DialogueID {
        effects = dialogues.requested(request, at: now)
        guard case .decide(let id, _, by: _) = effects.first else {
            throw CTIPSError.unknownOperation("no dialogue began")
        }
        return id
    }

    mutating func decide(_ id: DialogueID, _ plan: RoutePlan) {
        take(dialogues.decided(id, plan, at: now, ids: &ids))
    }

    /// Answers what was sent last, or `select`.
    mutating func answer(_ answer: RouteAnswer, to select: RouteSelect? = nil) {
        guard let last else { return }
        let requestID = select?.requestID ?? last.select.requestID
        take(dialogues.answered(last.id, requestID, answer, at: now, ids: &ids))
    }

    /// The portal's word, on what was sent last unless another id is given.
    mutating func outcome(_ call: Int32, _ result: RouteOutcome.Result, request: Int32? = nil) {
        let id = request ?? last?.select.requestID ?? 0
        take(dialogues.outcome(Site.outcome(call, request: id, result), at: now, ids: &ids))
    }

    mutating func tick() {
        take(dialogues.tick(at: now, ids: &ids))
    }

    private mutating func take(_ effects: [RouteEffect]) {
        self.effects = effects
        for case .send(let select, let id, until: _) in effects { last = (select, id) }
    }
}
