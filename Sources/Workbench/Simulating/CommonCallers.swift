import Routing
package import RuleFiles
import Simulation

/// Whether two scenarios meet the same callers, without which the luck of the draw would pass for a difference.
package struct CommonCallers {
    private let one: Scenario
    private let other: Scenario

    /// The callers of two scenarios of one seed.
    package init(_ one: ScenarioFile, _ other: ScenarioFile) {
        self.one = one.scenario
        self.other = other.scenario
    }

    /// Why the two cannot be compared: they are run in different ways.
    package var obstacles: [String] {
        let (a, b) = (one.run, other.run)
        var obstacles: [String] = []
        func compare(_ name: String, _ left: String, _ right: String) {
            if left != right { obstacles.append("\(name) is \(left) in A and \(right) in B") }
        }
        compare("the end", Self.words(a.end), Self.words(b.end))
        compare("warm_up", Self.words(a.warmUp), Self.words(b.warmUp))
        compare("replications", String(a.replications), String(b.replications))
        if a.replications == 1 { compare("batches", String(a.batches), String(b.batches)) }
        return obstacles
    }

    /// What is different about the callers, a sentence each; nothing where both meet the same.
    package var differences: [String] {
        var differences: [String] = []
        if one.start != other.start { differences.append("they start at different times") }
        if one.run.closing != other.run.closing {
            differences.append("at_end is \(one.run.closing.rawValue) in A and \(other.run.closing.rawValue) in B")
        }
        let loads = Self.byClass(other.loads)
        for load in one.loads {
            let name = load.caller.className
            guard let twin = loads[name] else {
                differences.append("class \(name) calls in A alone")
                continue
            }
            let habits = Self.different(load, twin)
            if !habits.isEmpty { differences.append("class \(name) differs in \(habits.joined(separator: ", "))") }
        }
        let known = Self.byClass(one.loads)
        for load in other.loads where known[load.caller.className] == nil {
            differences.append("class \(load.caller.className) calls in B alone")
        }
        differences += scripted
        return differences
    }

    private var scripted: [String] {
        let twins = Dictionary(other.calls.map { ($0.id, $0) }) { first, _ in first }
        let known = Set(one.calls.map(\.id))
        return one.calls.compactMap { call in
            guard let twin = twins[call.id] else { return "call \(call.id) comes in A alone" }
            var habits = Self.different(call.caller, twin.caller)
            if call.at != twin.at { habits.append("at") }
            return habits.isEmpty ? nil : "call \(call.id) differs in \(habits.joined(separator: ", "))"
        } + other.calls.filter { !known.contains($0.id) }.map { "call \($0.id) comes in B alone" }
    }

    private static func byClass(_ loads: [Load]) -> [String: Load] {
        Dictionary(loads.map { ($0.caller.className, $0) }) { first, _ in first }
    }

    private static func different(_ one: Load, _ other: Load) -> [String] {
        (one.arrivals == other.arrivals ? [] : ["when they call"]) + different(one.caller, other.caller)
    }

    /// By the names that scenarios give them.
    private static func different(_ one: Caller, _ other: Caller) -> [String] {
        var habits: [String] = []
        if one.call.dnis != other.call.dnis { habits.append("dnis") }
        if one.call.clid != other.call.clid { habits.append("clid") }
        if one.call.attach.text != other.call.attach.text { habits.append("attach") }
        if one.talk != other.talk { habits.append("talk") }
        if one.patience != other.patience { habits.append("patience") }
        if one.wrapUp != other.wrapUp { habits.append("wrap_up") }
        if one.callback != other.callback { habits.append("callback") }
        if one.redial != other.redial { habits.append("redial") }
        if one.lookups.map(\.shares.count) != other.lookups.map(\.shares.count) { habits.append("lookup") }
        return habits
    }

    private static func words(_ end: RunPlan.End) -> String {
        switch end {
        case .duration(let time): "duration: \(Duration.milliseconds(time).written)"
        case .calls(let count): "calls: \(count)"
        case .script: "that of the script"
        }
    }

    private static func words(_ warmUp: RunPlan.WarmUp) -> String {
        switch warmUp {
        case .time(let time): Duration.milliseconds(time).written
        case .share(let share): EstimateText(.share).text(share)
        }
    }
}
