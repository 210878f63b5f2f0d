extension SimulationResult {
    /// The estimate of `measure` for a subject; nil where nothing was counted.
    package func estimate(_ measure: Measure, of subject: ResultSubject) -> Estimate? {
        if case .group(let group) = subject { return estimate(measure, ofGroup: group) }
        let columns = names.layout.columns
        switch measure {
        case .pWait: return ratio(CallColumns.waited, subject)
        case .meanWait: return ratio(CallColumns.wait, subject)
        case .meanWaitSquare: return ratio(CallColumns.waitSquare, subject)
        case .meanWaitServed: return ratio(CallColumns.waitServed, subject, over: CallColumns.served)
        case .pAbandon: return ratio(CallColumns.abandoned, subject)
        case .pBlock: return ratio(CallColumns.blocked, subject)
        case .retriesPerCall: return ratio(CallColumns.retries, subject)
        case .pServedWithin(let time): return threshold(time).flatMap { ratio(columns.within($0), subject) }
        case .pServedAfter(let time):
            guard let threshold = threshold(time) else { return nil }
            let served = sums(CallColumns.served, subject)
            let within = sums(columns.within(threshold), subject)
            return Estimate(
                ratioOf: zip(served, within).map(-), to: sums(CallColumns.calls, subject), inSequence: isOneRun)
        case .serviceLevel(let time):
            return threshold(time).flatMap { ratio(columns.within($0), subject, over: CallColumns.served) }
        case .pServedBy(let group):
            return names.groups.firstIndex(of: group).flatMap { ratio(columns.servedBy($0), subject) }
        case .percentile(let share): return percentile(share, subject, isServed: false)
        case .percentileServed(let share): return percentile(share, subject, isServed: true)
        case .calls: return perRun(CallColumns.calls, subject)
        case .served: return perRun(CallColumns.served, subject)
        case .abandoned: return perRun(CallColumns.abandoned, subject)
        case .blocked: return perRun(CallColumns.blocked, subject)
        case .overflowedPosition: return perRun(CallColumns.overflowedPosition, subject)
        case .overflowedTime: return perRun(CallColumns.overflowedTime, subject)
        case .overflowedLogin: return perRun(CallColumns.overflowedLogin, subject)
        case .servedWithin(let time): return threshold(time).flatMap { perRun(columns.within($0), subject) }
        case .sumWaitServed: return perRun(CallColumns.waitServed, subject)
        case .occupancy, .meanBusy, .varBusy, .peakedness, .meanBusyAt, .varBusyAt: return nil
        }
    }

    /// The parts are the batches of one run, in their order.
    private var isOneRun: Bool { replications == 1 }

    private func threshold(_ time: Int64) -> Int? { plan.within.firstIndex(of: time) }

    /// A column of a subject in each part.
    private func sums(_ column: Int, _ subject: ResultSubject) -> [Double] {
        let rows = rows(of: subject)
        let width = names.layout.columns.count
        return parts.map { part in rows.reduce(0) { $0 + part.calls[$1 * width + column] } }
    }

    private func ratio(
        _ column: Int, _ subject: ResultSubject, over denominator: Int = CallColumns.calls
    ) -> Estimate? {
        Estimate(ratioOf: sums(column, subject), to: sums(denominator, subject), inSequence: isOneRun)
    }

    private func perRun(_ column: Int, _ subject: ResultSubject) -> Estimate? { perRun(sums(column, subject)) }

    /// A count in a run on average; of one run the sum of its parts, whose differences tell how far off it may be.
    private func perRun(_ sums: [Double]) -> Estimate? {
        let ones = Array(repeating: 1.0, count: sums.count)
        guard let mean = Estimate(ratioOf: sums, to: ones, inSequence: isOneRun), isOneRun else {
            return Estimate(ratioOf: sums, to: ones)
        }
        return Estimate(
            value: sums.reduce(0, +), standardError: mean.standardError.map { $0 * Double(sums.count) },
            freedom: mean.freedom)
    }

    private func percentile(_ share: Double, _ subject: ResultSubject, isServed: Bool) -> Estimate? {
        guard let place = Part.shares.firstIndex(of: share) else { return nil }
        let index = names.layout.quantile(of: subject, place, isServed: isServed)
        // Of a single part nothing else is kept.
        if waits.isEmpty {
            let quantiles = parts[0].quantiles
            return quantiles.isEmpty
                ? nil : quantiles[index].map { Estimate(value: $0, standardError: nil, freedom: 0) }
        }
        let waits = waits(of: subject)
        guard let whole = (isServed ? waits.served : waits.all).quantile(share) else { return nil }
        return Estimate(whole: whole, parts: parts.compactMap { $0.quantiles.isEmpty ? nil : $0.quantiles[index] })
    }

    private func estimate(_ measure: Measure, ofGroup group: Int) -> Estimate? {
        let base = group * GroupColumns.count
        func sums(_ column: Int) -> [Double] { parts.map { $0.groups[base + column] } }
        let (time, busy) = (sums(GroupColumns.time), sums(GroupColumns.busy))
        switch measure {
        case .occupancy: return Estimate(ratioOf: busy, to: sums(GroupColumns.staffed), inSequence: isOneRun)
        case .meanBusy: return Estimate(ratioOf: busy, to: time, inSequence: isOneRun)
        case .varBusy, .peakedness:
            return spread(time, busy, sums(GroupColumns.busySquare), overMean: measure == .peakedness)
        case .calls: return perRun(sums(GroupColumns.offered))
        case .served: return perRun(sums(GroupColumns.served))
        case .abandoned: return perRun(sums(GroupColumns.abandoned))
        case .meanWaitServed:
            return Estimate(
                ratioOf: sums(GroupColumns.waitServed), to: sums(GroupColumns.served), inSequence: isOneRun)
        case .meanBusyAt(let moment): return snapshot(moment, group, isVariance: false)
        case .varBusyAt(let moment): return snapshot(moment, group, isVariance: true)
        default: return nil
        }
    }

    /// The variance of the number of busy agents, or that over its mean, with the error by the delta method.
    private func spread(_ time: [Double], _ busy: [Double], _ square: [Double], overMean: Bool) -> Estimate? {
        let total = time.reduce(0, +)
        guard total > 0 else { return nil }
        let mean = busy.reduce(0, +) / total
        let second = square.reduce(0, +) / total
        let variance = second - mean * mean
        guard !overMean || mean > 0 else { return nil }
        let value = overMean ? variance / mean : variance
        let count = Double(parts.count)
        guard parts.count > 1 else { return Estimate(value: value, standardError: nil, freedom: 0) }
        var squares = 0.0
        for part in parts.indices {
            let ofMean = busy[part] - mean * time[part]
            let ofVariance = (square[part] - second * time[part]) - 2 * mean * ofMean
            let residual = overMean ? ofVariance / mean - variance / (mean * mean) * ofMean : ofVariance
            squares += residual * residual
        }
        let error = (squares / (count * (count - 1))).squareRoot() / (total / count)
        return Estimate(value: value, standardError: error, freedom: parts.count - 1)
    }

    private func snapshot(_ moment: Int64, _ group: Int, isVariance: Bool) -> Estimate? {
        // Snapshots are taken in the order of time, whatever the order written.
        guard let place = plan.snapshots.sorted().firstIndex(of: moment) else { return nil }
        let values = snapshots.compactMap { $0.count > place ? Double($0[place][group]) : nil }
        guard !values.isEmpty else { return nil }
        let ones = Array(repeating: 1.0, count: values.count)
        guard isVariance else { return Estimate(ratioOf: values, to: ones) }
        let count = Double(values.count)
        guard count > 1 else { return nil }
        let mean = values.reduce(0, +) / count
        // Over n - 1, as the mean is the sample's own.
        let squares = values.map { ($0 - mean) * ($0 - mean) * count / (count - 1) }
        return Estimate(ratioOf: squares, to: ones)
    }
}
