import Routing
package import Simulation

extension ReferenceModel {
    /// The model as a scenario of `calls` calls: queues, rules, agents and callers such as a user could write down.
    package func scenario(calls: Int64, seed: UInt64) throws(Inexpressible) -> Scenario {
        guard let classes = parameters.classes, let groups = parameters.groups else {
            return try worded(calls: calls, seed: seed)
        }
        var builder = try ScenarioBuilder(classes, groups, parameters)
        if family.hasPrefix("callback") { builder.everybodyIsCalledBack() }
        if family.hasPrefix("backflow") { builder.expandsIntoAnEmptyQueue() }
        let within = measures.compactMap { Self.time(of: $0.measure, "p_served_within:", "p_served_after:") }
        let run = RunPlan(
            end: .calls(calls), warmUp: .share(0.02), batches: 100, seed: seed, within: Array(Set(within)).sorted())
        return try builder.scenario(run)
    }

    /// Milliseconds in the name of a measure with a time in it.
    static func time(of measure: String, _ prefixes: String...) -> Int64? {
        for prefix in prefixes where measure.hasPrefix(prefix) {
            return Double(measure.dropFirst(prefix.count)).map { Int64($0 * 1000) }
        }
        return nil
    }

    /// Whether its classes stand for queues: calls move from one to another.
    var isOfQueues: Bool { parameters.classes?.contains { $0.arrivals == nil } ?? false }
}

extension ReferenceModel.Law {
    /// The law in milliseconds.
    func distribution() throws(Inexpressible) -> Distribution {
        let mean = (self.mean ?? 0) * 1000
        switch dist {
        case "exp": return .exponential(mean: mean)
        case "det": return .constant((value ?? self.mean ?? 0) * 1000)
        case "uniform": return .uniform((min ?? 0) * 1000, (max ?? 0) * 1000)
        case "lognormal": return .lognormal(mean: mean, deviation: mean * (scv ?? 1).squareRoot())
        case "zero_or_exp": return .mix(share: zero ?? 0, .constant(0), .exponential(mean: mean))
        case "h2", "hyperexp", "hyperexponential":
            guard let p, let means, means.count == 2 else { throw .law(dist) }
            return .hyperexponential(share: p, means[0] * 1000, means[1] * 1000)
        default:
            guard dist.hasPrefix("erlang"), let shape = Int(dist.dropFirst(6)) else { throw .law(dist) }
            return .erlang(shape: shape, mean: mean)
        }
    }
}
