/// Findings for programs, with a version that changes when a member changes its meaning.
package struct JSONRenderer {
    package init() {}

    package func render(_ summary: DiagnosticSummary) -> String {
        let document = JSON.object([
            "schemaVersion": .integer(1),
            "errors": .integer(summary.errors),
            "warnings": .integer(summary.warnings),
            "infos": .integer(summary.infos),
            "omitted": .integer(summary.omitted),
            "diagnostics": .array(summary.shown.map(json)),
        ])
        return document.text + "\n"
    }

    private func json(_ diagnostic: Diagnostic) -> JSON {
        .object([
            "severity": .string(diagnostic.severity.rawValue),
            "code": .string(diagnostic.code),
            "message": .string(diagnostic.message),
            "help": diagnostic.help.map(JSON.string),
            "place": diagnostic.range.map(json),
            "related": .array(diagnostic.related.map(json)),
        ])
    }

    private func json(_ related: Diagnostic.Related) -> JSON {
        .object(["note": .string(related.note), "place": json(related.range)])
    }

    private func json(_ range: SourceRange) -> JSON {
        .object([
            "file": .string(range.file.path),
            "line": .integer(range.line),
            "column": .integer(range.column),
            "endLine": .integer(range.end.line),
            "endColumn": .integer(range.end.column),
        ])
    }
}
