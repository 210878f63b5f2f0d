import Foundation
import Lookups
package import Routing
package import RuleFiles

/// Decides a file of calls: one output row for every input row, in order, in constant memory.
package struct Replay: Sendable {
    private let rules: RuleFile
    private let lookups: ReplayLookups
    private let moment: Moment?
    private let queues: QueueBoard?
    private let workers: Int

    /// A replay by `rules`. Calls without a time of their own come at `moment`; the queues stand as `queues` says, all
    /// the time.
    package init(
        rules: RuleFile, lookups: ReplayLookups, moment: Moment? = nil, queues: QueueBoard? = nil,
        workers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.rules = rules
        self.lookups = lookups
        self.moment = moment
        self.queues = queues
        self.workers = max(1, workers)
    }

    /// Reads calls from the descriptor `input` and writes decisions to `output`.
    /// - Parameters:
    ///   - input: CSV with the columns `dnis`, `clid` and, unless a moment was given, `at`; `attach` and `id` are read too.
    ///   - isLog: The input is a log of decisions instead, a line of JSON each.
    ///   - output: Takes the input's columns and those every decision adds.
    ///   - progress: Told the number of calls decided so far, now and then.
    /// - Returns: What it came to.
    /// - Throws: `ReplayError` when there is nothing to replay, or reading or writing fails.
    package func run(
        input: Int32, isLog: Bool = false, output: Int32, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ReplaySummary {
        let started = ContinuousClock.now
        let source = try ReplayInput(descriptor: input, isLog: isLog, hasMoment: moment != nil)
        let target = ReplayOutput(descriptor: output, progress: progress)
        try await target.writeHeader(source.columns.output)
        var summary = try await withThrowingTaskGroup(of: ReplaySummary.self) { group in
            for _ in 0..<workers { group.addTask { @concurrent in try await work(source, target) } }
            var summary = ReplaySummary(rules.ruleSet)
            for try await part in group { summary.merge(part) }
            return summary
        }
        summary.microseconds = started.elapsedMicroseconds
        return summary
    }

    /// Takes chunks until there are none.
    @concurrent
    private func work(_ source: ReplayInput, _ target: ReplayOutput) async throws -> ReplaySummary {
        var worker = ReplayWorker(
            rules: rules, lookups: lookups, moment: moment, queues: queues, columns: source.columns)
        do throws(DescriptorError) {
            while let chunk = try source.next() {
                let bytes = try await worker.decide(chunk.rows)
                try await target.write(bytes, calls: chunk.rows.count, of: chunk.number)
            }
        } catch {
            // Workers that wait for this one's turn must not wait for ever.
            await target.fail(error)
            throw ReplayError.descriptor(error)
        }
        return worker.summary
    }
}
