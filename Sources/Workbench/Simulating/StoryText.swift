import Queueing
import Routing
package import RuleFiles
package import Simulation

/// The timeline of one call, a line for each thing that happened.
package struct StoryText {
    private let rules: RuleSet
    private let result: SimulationResult

    /// The timelines of `result`, which came about by `rules`.
    package init(_ rules: RuleFile, _ result: SimulationResult) {
        self.rules = rules.ruleSet
        self.result = result
    }

    /// The timeline of the scripted call at `index`.
    package func lines(_ index: Int) -> [String] {
        let rows = result.stories[index].events.map { [time($0.at), text($0.event, of: index)] }
        let width = rows.map { $0[0].count }.max() ?? 0
        let name = "call \(result.names.calls[index])"
        return [name]
            + rows.map { "  \(String(repeating: " ", count: width - $0[0].count))\($0[0])  \($0[1])" }
            + (result.outcomes[index].end == nil ? ["  it is still open at the end"] : [])
    }

    /// The timeline of the scripted call at `index` as JSON.
    package func json(_ index: Int) -> JSON {
        .array(
            result.stories[index].events.map { event in
                .object(["at": .number(Double(event.at) / 1000), "event": .string(text(event.event, of: index))])
            })
    }

    private func time(_ milliseconds: Int64) -> String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let digits = String(rest)
        return "\(seconds).\(String(repeating: "0", count: 3 - digits.count))\(digits)s"
    }

    private func text(_ event: CallStory.Event, of index: Int) -> String {
        switch event {
        case .decided(let decided):
            let rule = decided.rule.map { "rule \($0)" } ?? "no rule"
            let agent = decided.agent.map { "agent \($0)" }
            let priority = decided.decision.priority.map { ", priority \($0)" } ?? ""
            return "\(rule) decides: \(agent ?? destination(decided.decision.destination))\(priority)"
        case .rings(let agent, let queue, let offer, let before):
            return "rings at \(login(agent)) for \(name(queue)): " + reason(offer, before)
        case .effect(.ended(_, .transferred)):
            let target = result.outcomes[index].leftFor.map { " to \(destination($0))" } ?? ""
            return "has ended: transferred\(target)"
        case .effect(let effect): return text(effect)
        }
    }

    private func text(_ effect: Effect) -> String {
        switch effect {
        case .entered(_, let queue, let entry):
            switch entry {
            case .initial: "enters \(name(queue))"
            case .overflow: "enters \(name(queue)) by overflow"
            case .returned: "is back in \(name(queue))"
            }
        case .left(_, let queue, let departure): "leaves \(name(queue)): \(words(departure))"
        case .rings(_, let agent, let queue): "rings at \(login(agent))\(queue.map { " for \(name($0))" } ?? "")"
        case .ringEnded(_, let agent, let end): "rings no more at \(login(agent)): \(words(end))"
        case .answered(_, let agent, let queue):
            "is answered by \(login(agent))\(queue.map { " for \(name($0))" } ?? "")"
        case .overflowed(_, let queue, let step, let target):
            "takes step \(step + 1) of \(name(queue))\(target.map { " to \(name($0))" } ?? "")"
        case .overflowBlocked(_, let queue, let step, let obstacle):
            "cannot take step \(step + 1) of \(name(queue)): \(words(obstacle))"
        case .leavesFor(_, let queue, let step): "leaves \(name(queue)) by step \(step + 1) and rings outside"
        case .leavesForDefault: "rings at the default destination"
        case .offersCallback(_, let queue): "hears the offer of a callback in \(name(queue))"
        case .callbackTaken(_, let queue): "hangs up to be called back from \(name(queue))"
        case .ended(_, let end): "has ended: \(words(end))"
        case .agent(let agent, _): login(agent)
        }
    }

    /// How urgent the call was, and by what it went before the next (R4, R7).
    private func reason(_ offer: Offer, _ before: Int?) -> String {
        var text = "priority \(offer.effective)"
        if let aging = offer.aging, offer.base > aging.floor, offer.waited >= aging.step {
            let aged = Int64(offer.base) - offer.waited / aging.step
            text += " (\(offer.base) - floor(\(time(offer.waited)) / \(time(aging.step))) = \(aged)"
            text += aged < Int64(aging.floor) ? ", and the floor is \(aging.floor))" : ")"
        }
        if offer.isKept { text += ", kept for this agent" }
        guard let next = offer.next else { return text }
        let other = before.map { "call \(result.names.calls[$0])" } ?? "another call"
        return text + ", before \(other) by \(words(next.criterion))"
    }

    private func words(_ criterion: Offer.Criterion) -> String {
        switch criterion {
        case .level: "the agent's level"
        case .priority: "priority"
        case .returned: "being returned by an agent"
        case .firstQueued: "FirstQueuedTS"
        case .sequence: "the order of arrival"
        }
    }

    private func name(_ queue: Slot<Queue>) -> String { rules.queues[queue].name }

    private func login(_ agent: AgentID) -> String { result.names.logins[Int(agent.index)] }

    private func destination(_ destination: Destination) -> String {
        switch destination {
        case .queue(let queue): "queue \(name(queue))"
        case .agent: "an agent"
        case .external(let number): "outside number \(number)"
        case .extension(let number): "extension \(number)"
        case .default, .switchDefault: "the switch's default"
        case .voicemail(let box): box.isEmpty ? "voice mail" : "voice mail \(box)"
        case .ivr(let script): script.isEmpty ? "the IVR" : "IVR \(script)"
        case .busy: "busy"
        }
    }

    private func words(_ departure: Effect.Departure) -> String {
        switch departure {
        case .answered: "answered"
        case .abandoned: "abandoned"
        case .abandonedShort: "abandoned soon"
        case .abandonedRinging: "abandoned while it rang"
        case .dequeued: "the call went on elsewhere"
        case .moved: "moved"
        case .endedInIVR: "to be called back"
        case .toDefault: "to the default destination"
        case .toExternal: "to the outside"
        case .refused: "refused"
        case .taskDone: "the callback is taken"
        }
    }

    private func words(_ end: Effect.RingEnd) -> String {
        switch end {
        case .noAnswer: "no answer"
        case .rejected: "rejected"
        case .abandoned: "the caller hung up"
        }
    }

    private func words(_ obstacle: Effect.Obstacle) -> String {
        switch obstacle {
        case .noTarget: "no target takes it now"
        case .loop: "it has been there (loop suppressed)"
        case .hops: "it has had all its hops"
        }
    }

    private func words(_ end: EndType) -> String {
        switch end {
        case .talked: "talked"
        case .abandoned: "abandoned"
        case .abandonedRinging: "abandoned while it rang"
        case .transferred: "transferred"
        case .unanswered: "callback not answered"
        case .callback: "callback"
        case .abandonedRouting: "abandoned before it had a destination"
        case .endedRouting: "refused, or handed to a script"
        }
    }
}
