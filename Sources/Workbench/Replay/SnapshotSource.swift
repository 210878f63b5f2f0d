package import Lookups
import Numbering
package import Routing
package import RuleFiles

/// A table exported from the customer's database, in memory: answers lookups as the database did on that day.
package struct SnapshotSource: LookupSource {
    private let rows: [String: [LookupRow]]
    private let settings: LookupSettings

    /// Reads the rows of `lookup` out of the CSV file at `path`: columns `clid`, `queue`, `priority`, `attach` and the
    /// lookup's further ones; with a column `lookup` only rows that name it. Faults go to `findings`.
    package init?(_ path: String, for settings: LookupSettings, of rules: RuleFile, into findings: Findings) {
        guard let source = SourceFile.read(path, into: findings), let table = CSVTable(source, into: findings) else {
            return nil
        }
        let header = table.header
        guard let clid = header.index(of: "clid") else {
            findings.error(
                "missing-column", "\(path.quoted) has no column 'clid'",
                help: "its columns are clid, queue, priority, attach",
                at: SourceRange(source, line: 1, column: 1))
            return nil
        }
        let known =
            ["lookup", "clid", "queue", "priority", "attach"]
            + rules.lookups.flatMap { $0.settings.columns.map(\.name) }
        for name in header.names where !known.contains(name) {
            findings.error(
                "unknown-column", "\(path.quotedPath): a snapshot has no column \(name.quoted)",
                help: suggestion(for: name, among: known) ?? "its columns are \(known.joined(separator: ", "))",
                at: SourceRange(source, line: 1, column: 1))
        }
        guard settings.query.uses(.clid) else {
            findings.error(
                "not-supported", "lookup '\(settings.name)' does not ask about the caller, by whom a snapshot is read",
                help: "replay with --lookups live", at: SourceRange(source, line: 1, column: 1))
            return nil
        }
        let lookup = header.index(of: "lookup")
        var rows: [String: [LookupRow]] = [:]
        var reader = rules.callReader()
        for row in table.rows where lookup.map({ row.fields[$0] == settings.name }) ?? true {
            func text(_ name: String) -> String? {
                header.index(of: name).flatMap { row.fields[$0].isEmpty ? nil : row.fields[$0] }
            }
            let columns = settings.columns.map { column in text(column.name).flatMap { column.type.value(of: $0) } }
            let number = reader.call(dnis: "", clid: row.fields[clid]).clid
            let answer = LookupRow(
                queue: LookupCell(text("queue")), priority: LookupCell(text("priority")), attach: text("attach"),
                columns: columns)
            // Found by whichever spelling the lookup will ask for, however the table spells it.
            for spelling in settings.form.spellings(of: number) { rows[spelling, default: []].append(answer) }
        }
        self.rows = rows
        self.settings = settings
    }

    package func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        keys.map { key in
            switch settings.screen(key) {
            case .answer(let answer): return answer
            case .ask(let spellings):
                for spelling in spellings {
                    if let found = rows[spelling] { return .found(found, asked: spellings, hit: spelling) }
                }
                return .noRow(asked: spellings)
            }
        }
    }
}

extension SnapshotSource {
    /// A router whose every lookup is answered from the snapshot at `path`; nil when it cannot be read.
    package static func router(_ path: String, of rules: RuleFile, into findings: Findings) -> CallRouter? {
        var lookups: [LiveLookup] = []
        for settings in rules.lookups.map(\.settings) {
            guard let source = SnapshotSource(path, for: settings, of: rules, into: findings) else { return nil }
            lookups.append(LiveLookup(form: settings.form, attachLimit: settings.attachLimit, source: source))
        }
        return findings.hasErrors ? nil : CallRouter(rules: rules.ruleSet, lookups: lookups)
    }
}
