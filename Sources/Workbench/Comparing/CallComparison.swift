import Lookups
package import Routing
package import RuleFiles

/// What another rule file changes for recorded calls. Lookups are not asked, so rules that need one do not match.
package struct CallComparison: Sendable {
    /// The changes, worst first.
    package private(set) var changes: [RouteChange] = []
    /// How many calls were decided.
    package private(set) var calls = 0
    /// How many of them are routed differently.
    package var changed: Int { changes.reduce(0) { $0 + $1.count } }
    /// Rows that could not be read, and why the first of them could not.
    package private(set) var faulty = 0
    package private(set) var firstFault: String?

    private struct Kind: Hashable {
        let old: RouteChange.Side
        let new: RouteChange.Side
    }

    /// Decides the calls at the descriptor `input` by both files: CSV with the columns `dnis` and `clid`, and `attach`
    /// and `at` where there are. Calls that do not say when they come do so at `moment`.
    package init(_ old: RuleFile, _ new: RuleFile, calls input: Int32, at moment: Moment) throws(ReplayError) {
        let source = try ReplayInput(descriptor: input, hasMoment: true)
        var readers = (old.callReader(), new.callReader())
        var moments = MomentReader(zone: new.ruleSet.zone)
        var kinds: [Kind: RouteChange] = [:]
        func off(_ question: LookupQuestion) -> LookupAnswer { .notRun }
        do {
            while let chunk = try source.next() {
                for row in chunk.rows {
                    let columns = source.columns
                    guard row.fault == nil, let call = Self.call(row, columns, &moments, otherwise: moment) else {
                        faulty += 1
                        firstFault = firstFault ?? "line \(row.line): \(row.fault ?? "the column at is no time")"
                        continue
                    }
                    calls += 1
                    let text = call.attach.isEmpty ? CallReader.Attach.none : .text(call.attach)
                    let before = old.ruleSet.decide(
                        readers.0.call(id: call.id, dnis: call.dnis, clid: call.clid, attach: text), at: call.moment,
                        answer: off)
                    let after = new.ruleSet.decide(
                        readers.1.call(id: call.id, dnis: call.dnis, clid: call.clid, attach: text), at: call.moment,
                        answer: off)
                    let kind = Kind(
                        old: .init(before.decision, by: old.ruleSet), new: .init(after.decision, by: new.ruleSet))
                    guard kind.old.route != kind.new.route else { continue }
                    if kinds[kind] == nil {
                        let example = SampleCall(
                            dnis: call.dnis, clid: call.clid, attach: call.attach, moment: call.moment)
                        kinds[kind] = RouteChange(old: kind.old, new: kind.new, example: example)
                    } else {
                        kinds[kind]?.count += 1
                    }
                }
            }
        } catch {
            throw .descriptor(error)
        }
        changes = kinds.values.sorted { RouteChange.isWorse($0, than: $1) }
    }

    private struct Recorded {
        let id: String?
        let dnis: String
        let clid: String
        let attach: String
        let moment: Moment
    }

    private static func call(
        _ row: ReplayRow, _ columns: ReplayColumns, _ moments: inout MomentReader, otherwise moment: Moment
    ) -> Recorded? {
        var at = moment
        if let column = columns.at, !row.fields[column].isEmpty {
            guard let read = try? moments.moment(row.fields[column]) else { return nil }
            at = read
        }
        return Recorded(
            id: columns.id.map { row.fields[$0] }, dnis: row.fields[columns.dnis], clid: row.fields[columns.clid],
            attach: columns.attach.map { row.fields[$0] } ?? "", moment: at)
    }
}
