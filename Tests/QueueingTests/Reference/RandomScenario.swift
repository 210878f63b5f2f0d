import Queueing
import Routing
import TestSupport

/// A small call centre and what happens in it, drawn from a seed. All times are whole seconds, so that much falls on one
/// instant.
struct RandomScenario {
    enum Event {
        case arrive(queue: Int, priority: Int, lastAgent: (agent: Int, wait: Int64)?)
        case hangUp(Int), accept(Int)
        case answer(Int)
        case refuse(Int), finish(Int, wrapUp: Int64), logIn(Int, ready: Bool), logOut(Int), ready(Int), notReady(Int)
        case setActive(Int, Bool)

        /// Its place among the events of an instant (R2).
        var order: Int {
            switch self {
            case .hangUp, .accept: 1
            case .answer: 2
            case .refuse, .finish, .logIn, .logOut, .ready, .notReady, .setActive: 3
            case .arrive: 5
            }
        }
    }

    static let seconds = 100
    let queues: [Queue]
    let skills: [[Int: Int]]
    let rule: DispatchRule
    /// By second, in the order of R2.
    let events: [[Event]]

    init(seed: Int) {
        var dice = SplitMix64(seed: UInt64(seed) &* 0x9E37_79B9 &+ 1)
        let count = 2 + dice.below(3)
        queues = (0..<count).map { Self.queue($0, of: count, &dice) }
        skills = (0..<2 + dice.below(4)).map { _ in
            var skills = [dice.below(count): 1 + dice.below(3)]
            for _ in 0..<dice.below(3) { skills[dice.below(count)] = 1 + dice.below(3) }
            return skills
        }
        rule = DispatchRule(
            call: dice.pick([.priorityThenLongestWait, .priorityThenLongestWait, .levelFirst, .longestWait]),
            agent: dice.pick([.levelThenLongestIdle, .levelThenLongestIdle, .longestIdle]))
        let agents = skills.count
        events = (0..<Self.seconds).map { second in
            var events: [Event] =
                second == 0
                ? (0..<agents).filter { _ in dice.chance(perMille: 700) }
                    .map { .logIn($0, ready: dice.chance(perMille: 600)) } : []
            while dice.chance(perMille: 550) { events.append(Self.event(&dice, agents: agents, queues: count)) }
            return events.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
                .map(\.element)
        }
    }

    private static func queue(_ index: Int, of count: Int, _ dice: inout SplitMix64) -> Queue {
        var steps: [OverflowStep] = []
        while steps.count < 4, dice.chance(perMille: 600) { steps.append(step(of: count, &dice)) }
        // With ranks that change by themselves a target's limit would, too, without anything happening to it.
        let hasLimits = steps.contains(where: \.isPosition)
        let aging =
            !hasLimits && dice.chance(perMille: 400)
            ? Aging(step: Int64(5 + dice.below(20)) * 1000, floor: Priority(clamping: Int64(1 + dice.below(3)))) : nil
        let callback =
            dice.chance(perMille: 300)
            ? CallbackOffer(
                after: Int64(3 + dice.below(15)) * 1000,
                every: dice.chance(perMille: 500) ? Int64(5 + dice.below(10)) * 1000 : nil) : nil
        return Queue(
            name: "q\(index)", code: index + 1,
            waiting: WaitingRules(
                ring: Int64(2 + dice.below(8)) * 1000, maxHops: dice.pick([1, 2, 8, 8]),
                shortAbandon: dice.pick([0, 0, 4000]), aging: aging, overflow: steps, callback: callback))
    }

    private static func step(of count: Int, _ dice: inout SplitMix64) -> OverflowStep {
        let trigger: OverflowStep.Trigger
        switch dice.below(8) {
        case 0, 1, 2, 3:
            trigger = .after(Int64(dice.below(25)) * 1000, since: dice.pick([.entry, .entry, .firstQueued]))
        case 4, 5:
            trigger = .position(
                dice.below(3), measure: dice.pick([.rank, .length]), evict: dice.pick([nil, nil, .newest, .longest]))
        case 6: trigger = .noAgents(grace: dice.pick([0, 0, 5000]))
        default: trigger = .noReady(Int64(1 + dice.below(20)) * 1000)
        }
        let target: OverflowStep.Target
        switch dice.below(12) {
        case 0: target = .external("1")
        case 1: target = .default
        case 2: target = .busy
        default: target = .queues((0...dice.below(2)).map { _ in Slot(dice.below(count)) })
        }
        return OverflowStep(
            trigger, to: target, keepsPlace: dice.chance(perMille: 400),
            priority: dice.chance(perMille: 150) ? Priority(1 + dice.below(9)) : nil,
            acceptsUnstaffed: dice.chance(perMille: 200), revisits: dice.chance(perMille: 200),
            cascades: dice.chance(perMille: 850),
            returnAfter: dice.chance(perMille: 250) ? Int64(1 + dice.below(12)) * 1000 : nil)
    }

    private static func event(_ dice: inout SplitMix64, agents: Int, queues: Int) -> Event {
        let agent = dice.below(agents)
        switch dice.below(24) {
        case 0...5:
            let kept = dice.chance(perMille: 150) ? (dice.below(agents), Int64(1 + dice.below(15)) * 1000) : nil
            return .arrive(queue: dice.below(queues), priority: 1 + dice.below(9), lastAgent: kept)
        case 6, 7: return .hangUp(dice.below(40))
        case 8: return .accept(dice.below(40))
        case 9...13: return .answer(agent)
        case 14: return .refuse(agent)
        case 15...18: return .finish(agent, wrapUp: Int64(dice.below(4)) * 1000)
        case 19: return .logIn(agent, ready: dice.chance(perMille: 700))
        case 20: return dice.chance(perMille: 400) ? .logOut(agent) : .ready(agent)
        case 21: return .ready(agent)
        case 22: return .notReady(agent)
        default:
            return dice.chance(perMille: 200)
                ? .setActive(dice.below(queues), dice.chance(perMille: 500)) : .answer(agent)
        }
    }
}
