import Queueing
import Routing

extension Driver {
    /// Calls at random that come at this instant.
    mutating func comeIn() throws(SimulationError) {
        while arrivals.earliest <= now, isTakingCalls {
            let load = arrivals.first
            let drawn = sources[load].draw()
            arrivals.set(load, drawn.next)
            let call = acd.arrive(Arrival(dnis: drawn.dnis), at: now)
            try open(
                OpenCall(
                    id: call, load: Int32(load), script: -1, dialledAt: now, arrivedAt: now, talk: drawn.talk,
                    patience: drawn.patience, wrapUp: drawn.wrapUp, retries: 0, isCounted: tally.isCounting))
            try route(call, variant: drawn.variant)
            progressed()
            if marks.arrived() { reachCounts() }
        }
    }

    /// Begins to keep a call that the ACD has.
    @inline(__always)
    mutating func open(_ call: OpenCall) throws(SimulationError) {
        guard openCalls < mostOpen else { throw .tooManyOpen(calls: openCalls, at: now) }
        let slot = Int(call.id.slot)
        while calls.count <= slot { calls.append(call) }
        calls[slot] = call
        openCalls += 1
    }

    /// Finds out where a call goes, and sends it there once its lookups are answered.
    mutating func route(_ call: CallID, variant: Int) throws(SimulationError) {
        let slot = Int(call.slot)
        if keepsStatistics {
            let caller = caller(of: slot).call
            statistics?.note(call, clid: caller.clid.raw, attach: caller.attach.text)
        }
        let moment = Moment(milliseconds: scenario.start.milliseconds + now)
        let load = Int(calls[slot].load)
        // The statistics want to know what was decided about each call, not about its like.
        if load >= 0, !keepsStatistics, let quick = sources[load].quickCourse(variant, at: moment) {
            enqueue(call, Placement(quick.queue, priority: quick.urgency), priority: quick.priority)
            return
        }
        let course = try course(of: slot, variant, at: moment)
        if course.delay == 0 {
            try take(course, call, from: 0)
        } else {
            putDown(.decided(call, course), at: now + course.delay)
        }
    }

    @inline(__always)
    private mutating func enqueue(_ call: CallID, _ placement: Placement, priority: Int) {
        prepare(call, priority: priority)
        acd.enqueue(call, placement, at: now)
        newcomers.append(call)
    }

    @inline(__always)
    private mutating func prepare(_ call: CallID, priority: Int) {
        let slot = Int(call.slot)
        calls[slot].row = Int32(tally.layout.cell(class: classIndex(of: slot), priority: priority))
        // The wait runs from the first try's way into the queue.
        if calls[slot].retries == 0 { calls[slot].dialledAt = now }
        calls[slot].arrivedAt = now
    }

    @inline(__always)
    private func classIndex(of slot: Int) -> Int {
        let load = Int(calls[slot].load)
        return load >= 0 ? sources[load].classIndex : script.classes[Int(calls[slot].script)]
    }

    /// Sends a call on its course, or on what of it is left from `step` on.
    @inline(never)
    mutating func take(_ course: Course, _ call: CallID, from step: Int) throws(SimulationError) {
        prepare(call, priority: course.priority)
        script.note(course, of: calls[Int(call.slot)], at: now)
        if let attach = course.decided.decision.attach { statistics?.note(call, attach: attach.text) }
        for index in step..<course.steps.count {
            switch course.steps[index] {
            case .enqueue(let placement):
                enqueue(call, placement, priority: course.priority)
            case .ring(let agent):
                // An agent who is not free is no destination now (R22).
                guard acd.ring(call, at: agent, at: now) else { continue }
                directCourses[call] = (course, index + 1)
                newcomers.append(call)
            case .toDefault:
                acd.sendToDefault(call, at: now)
                newcomers.append(call)
            case .transfer(let destination):
                script.note(destination, of: calls[Int(call.slot)])
                statistics?.note(call, leavesFor: destination.number ?? "")
                acd.routedOut(call, .transferred, at: now)
            case .end:
                acd.routedOut(call, .ended, at: now)
            }
            return
        }
        acd.sendToDefault(call, at: now)
        newcomers.append(call)
    }

    /// Who makes a call.
    func caller(of slot: Int) -> Caller {
        let load = Int(calls[slot].load)
        return load >= 0 ? sources[load].caller : scenario.calls[Int(calls[slot].script)].caller
    }

    /// The course of a call by the rules, kept for others like it for as long as it holds.
    @inline(never)
    private mutating func course(
        of slot: Int, _ variant: Int, at moment: Moment
    ) throws(SimulationError) -> Course {
        let load = Int(calls[slot].load)
        if load >= 0, let known = sources[load].course(variant, at: moment) { return known }
        let caller = caller(of: slot)
        let rules = self.rules
        let failed = failedLookups
        let source = load >= 0 ? sources[load] : nil
        let lookups = scenario.lookups
        // Agents come back before calls come in (R2), and a formula may count them.
        if rules.readsQueues { acd.expireTimers(at: now) }
        let board = rules.readsQueues ? queueBoard : nil
        let record = try rules.decide(caller.call, at: moment, queues: board) { question throws(SimulationError) in
            if let outcome = failed[question.lookup.index] { return LookupAnswer.failed(outcome) }
            let own =
                source.map { $0.answer(question.lookup, in: variant) }
                ?? caller.lookups.first { $0.lookup == question.lookup }?.shares.first?.answer
            if let answer = own ?? lookups.answer(question, about: caller.call) { return answer }
            throw SimulationError.noAnswer(
                lookup: rules.lookups[question.lookup].name, rule: rules.rules[question.rule].id,
                dnis: caller.call.dnis.raw, clid: caller.call.clid.raw)
        }
        let course = Course(record, rules, isOwn: !hasReloaded, logins: names.logins)
        if load >= 0 { sources[load].keep(course, for: variant) }
        return course
    }

    /// How the queues stand now, for formulas that ask.
    private var queueBoard: QueueBoard {
        var states: [String: QueueState] = [:]
        for (index, queue) in rules.queues.enumerated() {
            let slot = Slot<Queue>(index)
            states[queue.name] = QueueState(
                waiting: acd.waiting(in: slot), longestWait: acd.longestWait(in: slot),
                agentsLoggedIn: acd.loggedIn(in: slot), agentsReady: acd.ready(in: slot))
        }
        return QueueBoard(states)
    }
}
