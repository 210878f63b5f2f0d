import Routing
import RuleFiles
import Workbench

/// The rules in force, as the API tells of them.
struct RulesDocument {
    private let version: RuleVersion

    init(_ version: RuleVersion) { self.version = version }

    func json(_ status: String) -> JSON {
        .object(members(status))
    }

    /// Why others did not come into force.
    func refusal(_ findings: [Diagnostic]) -> JSON {
        let shown = findings.filter { $0.severity == .error }.prefix(100).map { finding in
            JSON.object([
                "code": .string(finding.code), "message": .string(finding.message),
                "help": finding.help.map(JSON.string), "file": finding.range.map { .string($0.file.path) },
                "line": finding.range.map { .integer($0.line) }, "column": finding.range.map { .integer($0.column) },
            ])
        }
        return .object(members("refused") + [JSON.Member("diagnostics", .array(Array(shown)))])
    }

    private func members(_ status: String) -> [JSON.Member] {
        [
            JSON.Member("schemaVersion", .integer(1)), JSON.Member("status", .string(status)),
            JSON.Member("revision", .string(version.rules.revision)),
            JSON.Member("version", .integer(version.number)),
            JSON.Member("file", .string(version.file.source.path)),
            JSON.Member("loadedAt", .string(UTCText.text(version.loadedAt))),
            JSON.Member("rules", .integer(version.rules.rules.count)),
            JSON.Member("queues", .integer(version.rules.queues.count)),
            JSON.Member("lookups", .array(version.rules.lookups.map { .string($0.name) })),
        ]
    }
}
