import Queueing
import Routing

extension ReferenceModel {
    /// One look at all that waits, in order of arrival and entry. True if anything changed.
    func overflow() -> Bool {
        let before = change
        let changesSeen = changes
        let changedCalls = Set(calls.filter(\.hasChanged).map(\.number))
        for call in calls { call.hasChanged = false }
        // Whom a telephone rings for has entered (R10).
        for call in calls where call.state == .ringing {
            for index in call.stays.indices { call.stays[index].isEntering = false }
        }
        let hops = calls.map(\.hops)
        var hasChanged = false
        let due = calls.filter { $0.state == .waiting }.flatMap { call in
            call.active.map { (call, call.stays[$0].queue) }
        }
        for (call, queue) in due {
            // R2: an agent of the queue it has just come into goes before anything else that is due.
            if call.hops != hops[call.number] {
                if changedCalls.contains(call.number) { call.hasChanged = true }
                continue
            }
            hasChanged = takeSteps(call, queue, changesSeen, changedCalls.contains(call.number)) || hasChanged
        }
        return hasChanged || change != before
    }

    private func stay(_ call: Call, _ queue: Int) -> Int? {
        call.state == .waiting ? call.stays.firstIndex { $0.queue == queue && $0.isActive } : nil
    }

    private func takeSteps(_ call: Call, _ queue: Int, _ changesSeen: [Int], _ isChanged: Bool) -> Bool {
        guard let index = stay(call, queue), !call.isTask else { return false }
        var hasChanged = false
        let hops = call.hops
        let steps = queues[queue].waiting.overflow.enumerated().filter { _ in call.stays[index].cascades }
        let turns = [
            steps.filter(\.element.isAboutStaff), steps.filter(\.element.isPosition), steps.filter(\.element.isTime),
        ]
        let mayRetry = steps.filter { number, step in
            guard case .queues(let targets) = step.target, call.stays[index].blocked.contains(number) else {
                return false
            }
            return isChanged || targets.contains { changesSeen[$0.index] > call.stays[index].blockedAt }
        }.map(\.offset)
        call.stays[index].retrying.formUnion(mayRetry)
        for (number, step) in turns.flatMap({ $0 }) {
            guard let index = stay(call, queue) else { return true }
            if call.stays[index].used.contains(number) { continue }
            let wasBlocked = call.stays[index].blocked.contains(number)
            if wasBlocked, !call.stays[index].retrying.contains(number) { continue }
            call.stays[index].retrying.remove(number)
            guard isDue(step, call, call.stays[index], wasBlocked) else {
                call.stays[index].blocked.remove(number)
                continue
            }
            hasChanged = take(number, step, call, queue) || hasChanged
            if call.hops != hops { return true }
        }
        guard let index = stay(call, queue) else { return true }
        if let due = call.stays[index].returnAt, due <= now {
            goBack(call, queue)
            return true
        }
        offer(call, index)
        call.stays[index].isEntering = false
        return hasChanged
    }

    private func isDue(_ step: OverflowStep, _ call: Call, _ stay: Stay, _ wasBlocked: Bool) -> Bool {
        switch step.trigger {
        case .after(let time, .entry): return now - stay.enteredAt >= time
        case .after(let time, .firstQueued): return now - call.first >= time
        case .position: return wasBlocked || stay.isEntering && isFull(stay.queue, step, call)
        case .noAgents(let grace):
            guard staff(stay.queue) == 0 else { return false }
            return lastLogout[stay.queue].map { now - $0 >= grace } ?? true
        case .noReady(let time): return readyStaff(stay.queue) == 0 && now - unreadySince[stay.queue] >= time
        }
    }

    private func isFull(_ queue: Int, _ step: OverflowStep, _ call: Call) -> Bool {
        guard case .position(let limit, let measure, _) = step.trigger else { return false }
        let others = waiting(queue).filter { $0 !== call }
        let own = urgency(call, queue, 0)
        // Who came at this instant behind a newcomer was not there when he came.
        let came = stay(call, queue).map { call.stays[$0].order } ?? .max
        let ahead = others.filter { other in
            measure == .length
                ? (stay(other, queue).map { other.stays[$0].order } ?? 0) < came
                : urgency(other, queue, 0).lexicographicallyPrecedes(own)
        }
        return ahead.count >= limit
    }

    private func take(_ number: Int, _ step: OverflowStep, _ call: Call, _ queue: Int) -> Bool {
        if case .position(_, _, let evict?) = step.trigger {
            let others = waiting(queue).filter { $0 !== call && !$0.isTask }
            let order = others.sorted { left, right in
                let (a, b) = (entry(left, queue), entry(right, queue))
                return evict == .newest
                    ? (a, left.number) > (b, right.number) : (left.first, left.number) < (right.first, right.number)
            }
            if let other = order.first, let index = stay(other, queue), other.stays[index].cascades,
                !other.stays[index].used.contains(number), leads(step, other, queue)
            {
                if let own = stay(call, queue) { call.stays[own].blocked.remove(number) }
                return perform(number, step, other, queue)
            }
        }
        return perform(number, step, call, queue)
    }

    private func entry(_ call: Call, _ queue: Int) -> Int64 { stay(call, queue).map { call.stays[$0].enteredAt } ?? 0 }

    private func leads(_ step: OverflowStep, _ call: Call, _ queue: Int) -> Bool {
        guard case .queues(let targets) = step.target else { return true }
        return call.hops < queues[queue].waiting.maxHops
            && targets.contains { judge($0.index, step, call, queue) == .accepts }
    }

    private enum Judgement { case accepts, refuses, visited }

    private func judge(_ target: Int, _ step: OverflowStep, _ call: Call, _ queue: Int) -> Judgement {
        if let known = call.stays.first(where: { $0.queue == target }) {
            guard step.revisits, target != queue else { return .visited }
            if known.isActive { return step.keepsPlace ? .refuses : .accepts }
        }
        // Whom an agent can take now has only just come here, and dispatch is still to come.
        func takers(_ call: Call) -> Int {
            agents.indices.count {
                agents[$0].state == .ready && agents[$0].skills[target] != nil && mayTake($0, call)
            }
        }
        let hasAgent = takers(call) > waiting(target).count { $0 !== call && takers($0) > 0 }
        // It would come with the step's own priority.
        let base = call.base
        call.base = step.priority?.level ?? base
        defer { call.base = base }
        let limits = queues[target].waiting.overflow.filter { $0.isPosition && !hasAgent }
        guard isActive[target], step.acceptsUnstaffed || staff(target) > 0,
            !limits.contains(where: { isFull(target, $0, call) })
        else { return .refuses }
        return .accepts
    }

    private func perform(_ number: Int, _ step: OverflowStep, _ call: Call, _ queue: Int) -> Bool {
        guard let index = stay(call, queue) else { return false }
        guard case .queues(let targets) = step.target else {
            carriedOut(number, step, call, queue)
            leaveFor(number, step, call, queue)
            return true
        }
        let judgements = targets.map { judge($0.index, step, call, queue) }
        let hasHops = call.hops < queues[queue].waiting.maxHops
        if hasHops, let found = judgements.firstIndex(of: .accepts) {
            carriedOut(number, step, call, queue)
            move(step, call, from: queue, to: targets[found].index)
            return true
        }
        if hasHops, judgements.contains(.refuses) {
            call.stays[index].blocked.insert(number)
            call.stays[index].blockedAt = change
        } else {
            if hasHops { count(queue, "loopSuppressed") }
            call.stays[index].blocked.remove(number)
            call.stays[index].used.insert(number)
        }
        return false
    }

    private func carriedOut(_ number: Int, _ step: OverflowStep, _ call: Call, _ queue: Int) {
        guard let index = stay(call, queue) else { return }
        call.stays[index].used.insert(number)
        call.stays[index].blocked.remove(number)
        count(queue, step.isPosition ? "overflowedQueue" : step.isTime ? "overflowedTime" : "overflowedLogin")
        if let priority = step.priority, priority.level != call.base {
            call.base = priority.level
            call.hasChanged = true
            for stay in call.active { noteChange(call.stays[stay].queue) }
        }
    }

    private func move(_ step: OverflowStep, _ call: Call, from queue: Int, to target: Int) {
        if call.stays.contains(where: { $0.queue == target && $0.isActive }) {
            count(queue, "rejoined")
            leave(call, queue, "movedOut")
            return
        }
        if step.keepsPlace {
            if queue == call.initial { call.hasExpanded = true }
        } else {
            leave(call, queue, "movedOut")
        }
        call.hops += 1
        count(target, "inflowed")
        enter(
            call, target, isNew: true, cascades: step.cascades, back: step.returnAfter.map { ($0, queue) })
    }

    private func leaveFor(_ number: Int, _ step: OverflowStep, _ call: Call, _ queue: Int) {
        switch step.target {
        case .busy:
            leaveAll(call, "refused", on: queue)
            call.state = .closed
        case .default: leaveAll(call, "toDefault", on: queue)
        default: leaveAll(call, "toExternal", on: queue)
        }
        call.keptFor = step.target == .busy ? nil : call.keptFor
        guard step.target != .busy else { return }
        if let wait = step.returnAfter {
            call.state = .outside
            call.outside = (queue, number, now + wait)
        } else {
            call.state = .closed
        }
    }

    private func goBack(_ call: Call, _ queue: Int) {
        guard let index = stay(call, queue) else { return }
        let home = call.stays[index].returnTo
        leave(call, queue, "movedOut")
        if call.stays.contains(where: { $0.queue == home && $0.isActive }) { return }
        count(home, "returnedFromQueue")
        enter(call, home, isNew: false)
    }

    private func offer(_ call: Call, _ index: Int) {
        let queue = call.stays[index].queue
        guard let due = call.stays[index].nextOffer, due <= now else { return }
        count(queue, "offeredCallback")
        call.offeredBy = queue
        var next: Int64? = due
        while let time = next, time <= now { next = queues[queue].waiting.callback?.every.map { time + $0 } }
        call.stays[index].nextOffer = next
    }
}

extension OverflowStep {
    var isAboutStaff: Bool {
        switch trigger {
        case .noAgents, .noReady: true
        case .after, .position: false
        }
    }

    var isPosition: Bool {
        if case .position = trigger { true } else { false }
    }

    var isTime: Bool { !isAboutStaff && !isPosition }
}
