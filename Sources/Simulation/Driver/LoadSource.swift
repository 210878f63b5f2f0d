import Queueing
import Routing

/// A course straight into a queue, where the call is kept for nobody: as nearly all courses are.
struct QuickCourse: Sendable {
    let queue: Slot<Queue>
    let urgency: Priority?
    /// The priority it comes with, 1 ... 9.
    let priority: Int
}

/// One load while it runs: its clock, its streams, and the decisions about its calls that still hold.
struct LoadSource: Sendable {
    /// The class's row of results.
    let classIndex: Int
    let caller: Caller
    let dnis: Int
    private var clock: ArrivalClock
    private(set) var next: Int64
    private var talk: TimeSource
    private var patience: TimeSource
    private var wrapUp: TimeSource
    var redial: RandomStream
    var callback: RandomStream
    private var lookups: [RandomStream]
    private(set) var stability: RouteStability
    private var courses: [Course?]
    private var quick: [QuickCourse?]
    private var validMinute = Int64.min

    init(_ load: Load, classIndex: Int, dnis: Int, in scenario: Scenario, replication: Int) {
        let caller = load.caller
        func stream(_ purpose: String) -> RandomStream {
            RandomStream(
                seed: scenario.run.seed, replication: replication, purpose: "class/\(caller.className)/\(purpose)")
        }
        self.classIndex = classIndex
        self.caller = caller
        self.dnis = dnis
        clock = ArrivalClock(load.arrivals, from: scenario.start, stream: stream("arrivals"))
        next = clock.next() ?? .max
        talk = TimeSource(caller.talk, or: -1, stream: stream("talk"))
        patience = TimeSource(caller.patience, or: -1, stream: stream("patience"))
        wrapUp = TimeSource(caller.wrapUp, or: 0, stream: stream("wrap-up"))
        redial = stream("redial")
        callback = stream("callback")
        lookups = caller.lookups.map { stream("lookup/\(scenario.rules.lookups[$0.lookup].name)") }
        stability = RouteStability(of: caller.call, by: scenario.rules)
        courses = Array(repeating: nil, count: caller.lookups.reduce(1) { $0 * $1.shares.count })
        quick = Array(repeating: nil, count: courses.count)
    }

    /// What the caller is like who calls now, and when the next one does.
    struct Drawn: BitwiseCopyable {
        let talk: Int64
        let patience: Int64
        let wrapUp: Int64
        let variant: Int
        let dnis: Int
        let next: Int64
    }

    /// Draws a caller. Everything is drawn when he calls, whatever becomes of him, so that he is the same in every
    /// scenario in which he calls.
    mutating func draw() -> Drawn {
        next = clock.next() ?? .max
        return Drawn(
            talk: talk.next(), patience: patience.next(), wrapUp: wrapUp.next(),
            variant: lookups.isEmpty ? 0 : drawVariant(), dnis: dnis, next: next)
    }

    @inline(never)
    private mutating func drawVariant() -> Int {
        var variant = 0
        for (index, plan) in caller.lookups.enumerated() {
            var point = lookups[index].uniform()
            var side = plan.shares.count - 1
            for (place, share) in plan.shares.enumerated() {
                if point < share.share {
                    side = place
                    break
                }
                point -= share.share
            }
            variant = variant * plan.shares.count + side
        }
        return variant
    }

    /// The answer of a lookup in a variant; nil where the class does not say.
    func answer(_ lookup: Slot<Lookup>, in variant: Int) -> LookupAnswer? {
        var rest = variant
        for plan in caller.lookups.reversed() {
            let (quotient, side) = rest.quotientAndRemainder(dividingBy: plan.shares.count)
            if plan.lookup == lookup { return plan.shares[side].answer }
            rest = quotient
        }
        return nil
    }

    /// The course that still holds for a variant at `moment`, if there is one.
    mutating func course(_ variant: Int, at moment: Moment) -> Course? {
        if stability == .withinMinute { dropOutdated(at: moment) }
        return courses[variant]
    }

    /// The same where it is a quick one; without references to count.
    @inline(__always)
    mutating func quickCourse(_ variant: Int, at moment: Moment) -> QuickCourse? {
        if stability == .withinMinute { dropOutdated(at: moment) }
        return quick[variant]
    }

    @inline(never)
    private mutating func dropOutdated(at moment: Moment) {
        let sinceMinute = ((moment.milliseconds % 60_000) + 60_000) % 60_000
        let minute = (moment.milliseconds - sinceMinute) / 60_000
        guard minute != validMinute else { return }
        validMinute = minute
        forgetCourses()
    }

    /// Keeps a course for the next caller like this one.
    mutating func keep(_ course: Course, for variant: Int) {
        guard stability != .never else { return }
        courses[variant] = course
        if course.delay == 0, case .enqueue(let placement) = course.steps.first, placement.lastAgent == nil {
            quick[variant] = QuickCourse(
                queue: placement.queue, urgency: placement.priority, priority: course.priority)
        }
    }

    /// Something about the rules or the lookups has changed.
    mutating func forgetCourses() {
        for index in courses.indices {
            courses[index] = nil
            quick[index] = nil
        }
    }

    /// Other rules hold.
    mutating func adopt(_ rules: RuleSet) {
        stability = RouteStability(of: caller.call, by: rules)
        forgetCourses()
    }
}
