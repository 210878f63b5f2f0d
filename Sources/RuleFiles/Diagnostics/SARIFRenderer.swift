/// Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), as code hosts take them.
package struct SARIFRenderer {
    package let toolVersion: String

    package init(toolVersion: String) {
        self.toolVersion = toolVersion
    }

    package func render(_ summary: DiagnosticSummary) -> String {
        let codes = Set(summary.shown.map(\.code)).sorted()
        let tool = JSON.object([
            "driver": .object([
                "name": .string("callsteer"),
                "version": .string(toolVersion),
                "rules": .array(codes.map { .object(["id": .string($0)]) }),
            ])
        ])
        let run = JSON.object([
            "tool": tool,
            "columnKind": .string("unicodeCodePoints"),
            "results": .array(summary.shown.map(result)),
        ])
        let log = JSON.object([
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([run]),
        ])
        return log.text + "\n"
    }

    private func result(_ diagnostic: Diagnostic) -> JSON {
        .object([
            "ruleId": .string(diagnostic.code),
            "level": .string(level(diagnostic.severity)),
            "message": message(diagnostic.sentence),
            "locations": diagnostic.range.map { .array([location($0)]) },
            "relatedLocations": diagnostic.related.isEmpty
                ? nil : .array(diagnostic.related.map { location($0.range, note: $0.note) }),
        ])
    }

    private func level(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    private func message(_ text: String) -> JSON { .object(["text": .string(text)]) }

    private func location(_ range: SourceRange, note: String? = nil) -> JSON {
        let region = JSON.object([
            "startLine": .integer(range.line),
            "startColumn": .integer(range.column),
            "endLine": .integer(range.end.line),
            "endColumn": .integer(range.end.column),
        ])
        let artifact = JSON.object(["uri": .string(uri(range.file.path))])
        return .object([
            "message": note.map(message),
            "physicalLocation": .object(["artifactLocation": artifact, "region": region]),
        ])
    }

    /// The path as a URI reference (RFC 3986): what is not allowed in a path is percent-encoded.
    private func uri(_ path: String) -> String {
        var uri = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return uri
    }
}
