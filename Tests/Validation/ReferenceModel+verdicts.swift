import Simulation

extension ReferenceModel {
    /// Runs the model and holds every value against the estimate.
    package func verdicts(calls: Int64, seed: UInt64) throws -> [Verdict] {
        let scenario = try scenario(calls: calls, seed: seed)
        let result = try Simulation(scenario).run()
        return try measures.map { value in
            guard let exact = Double(value.value), let (estimate, scale) = try estimate(value, in: result) else {
                throw Inexpressible.measure("\(value.measure) of \(value.of)")
            }
            return Verdict(self, value, exact: exact, estimate, scale: scale)
        }
    }

    /// The estimate of a value, and what turns it into the model's unit of time.
    private func estimate(
        _ value: Value, in result: SimulationResult
    ) throws(Inexpressible) -> (Estimate, scale: Double)? {
        let measure = try measure(value.measure, in: result)
        let isMinutes = parameters.timeUnit == "min"
        let unit = isMinutes ? 1.0 / 60_000 : 1.0 / 1000
        let scale =
            switch measure.unit {
            case .time: unit
            case .timeSquare: unit * unit
            case .share, .number, .count: 1.0
            }
        return result.estimate(measure, of: subject(value.of, measure, in: result)).map { ($0, scale) }
    }

    private func measure(_ name: String, in result: SimulationResult) throws(Inexpressible) -> Measure {
        let plain: [String: Measure] = [
            "p_wait": .pWait, "mean_wait": .meanWait, "mean_wait_served": .meanWaitServed,
            "mean_wait_sq": .meanWaitSquare, "p_abandon": .pAbandon, "p_block": .pBlock, "occupancy": .occupancy,
            "mean_busy": .meanBusy, "var_busy": .varBusy, "peakedness": .peakedness,
            "retries_per_call": .retriesPerCall, "abandoned": .abandoned, "blocked": .blocked,
            "sum_wait_served": .sumWaitServed, "asa": .meanWaitServed,
        ]
        if let measure = plain[name] { return measure }
        if let time = Self.time(of: name, "p_served_within:") { return .pServedWithin(time) }
        if let time = Self.time(of: name, "p_served_after:") { return .pServedAfter(time) }
        if let time = Self.time(of: name, "mean_busy_at:") { return .meanBusyAt(time) }
        if let time = Self.time(of: name, "var_busy_at:") { return .varBusyAt(time) }
        if name.hasPrefix("p_served_by:") { return .pServedBy(String(name.dropFirst(12))) }
        let target = result.plan.within.first ?? 0
        if name == "in_target" { return .servedWithin(target) }
        if name == "service_level" { return .serviceLevel(target) }
        throw .measure(name)
    }

    private func subject(_ name: String, _ measure: Measure, in result: SimulationResult) -> ResultSubject {
        if !measure.isOfCalls { return .group(result.names.groups.firstIndex(of: name) ?? 0) }
        if isOfQueues, let queue = parameters.classes?.first(where: { $0.name == name })?.queue {
            return .queue(result.names.queues.firstIndex(of: queue) ?? 0)
        }
        return .callers(result.names.classes.firstIndex(of: name) ?? 0)
    }
}
