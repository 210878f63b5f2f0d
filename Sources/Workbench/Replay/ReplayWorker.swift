import Lookups
import Routing
import RuleFiles

/// Turns chunks of rows into decisions and rows of output.
struct ReplayWorker {
    private let rules: RuleFile
    private let lookups: ReplayLookups
    private let moment: Moment?
    private let queues: QueueBoard?
    private let columns: ReplayColumns
    private var reader: CallReader
    private var clock: MomentReader
    private(set) var summary: ReplaySummary

    init(
        rules: RuleFile, lookups: ReplayLookups, moment: Moment?, queues: QueueBoard?, columns: ReplayColumns
    ) {
        self.rules = rules
        self.lookups = lookups
        self.moment = moment
        self.queues = queues
        self.columns = columns
        reader = rules.callReader()
        clock = MomentReader(zone: rules.ruleSet.zone)
        summary = ReplaySummary(rules.ruleSet)
    }

    /// The output for `rows`.
    mutating func decide(_ rows: [ReplayRow]) async throws(DescriptorError) -> [UInt8] {
        var calls: [Call] = []
        var moments: [Moment] = []
        var faults = [String?](repeating: nil, count: rows.count)
        calls.reserveCapacity(rows.count)
        moments.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            switch read(row) {
            case .success(let (call, moment)):
                calls.append(call)
                moments.append(moment)
            case .failure(let fault):
                faults[index] = fault.message
            }
        }
        let records = await lookups.route(calls, at: moments, queues: queues, by: rules.ruleSet)
        var writer = CSVWriter()
        var next = records.startIndex
        for (row, fault) in zip(rows, faults) {
            for column in columns.echoed { writer.write(column < row.fields.count ? row.fields[column] : "") }
            if let fault {
                summary.addError()
                for _ in 0..<(ReplayColumns.added.count - 1) { writer.write("") }
                writer.write("error: \(fault)")
            } else {
                write(records[next], to: &writer)
                summary.add(records[next], rules.ruleSet)
                next += 1
            }
            try writer.endRecord()
        }
        return writer.bytes
    }

    private struct Fault: Error {
        let message: String
    }

    private mutating func read(_ row: ReplayRow) -> Result<(Call, Moment), Fault> {
        if let fault = row.fault { return .failure(Fault(message: "line \(row.line): \(fault)")) }
        let moment: Moment
        let text = columns.at.map { row.fields[$0] } ?? ""
        if text.isEmpty {
            guard let given = self.moment else {
                return .failure(Fault(message: "line \(row.line): the column at is empty"))
            }
            moment = given
        } else {
            do {
                moment = try clock.moment(text)
            } catch {
                return .failure(Fault(message: "line \(row.line): at \(text.quoted) \(error.words)"))
            }
        }
        let attach = columns.attach.map { row.fields[$0] } ?? ""
        let call = reader.call(
            id: columns.id.map { row.fields[$0] }, dnis: row.fields[columns.dnis], clid: row.fields[columns.clid],
            attach: .text(attach))
        return .success((call, moment))
    }

    private func write(_ record: DecisionRecord, to writer: inout CSVWriter) {
        let fields = DecisionFields(record, by: rules.ruleSet)
        let decision = record.decision
        writer.write(fields.ruleID)
        writer.write(fields.destination)
        writer.write(decision.destination.queue.map { rules.ruleSet.queues[$0].name } ?? "")
        writer.write(decision.priority.map(\.description) ?? "")
        writer.write(decision.attach?.text ?? "")
        writer.write(decision.outcome.isFailure ? decision.outcome.rawValue : "ok")
    }
}
