import Foundation
import TestSupport
import Testing

/// The codes of findings are what documentation, suppressions and dashboards refer to.
struct FindingCodeTests {
    /// Codes in the sources that no rule file can give, and why.
    private static let impossible: [String: String] = [
        "csv-not-utf8": "a file that is no UTF-8 text is refused before its records are read",
        "unknown-rule": "no rule refers to another",
        "broken-rules": "only a fixture names a rule file",
        "not-proved": "a table of more than 3,000 rows is no fixture; DecisionTableTests make one",
    ]

    @Test func `every code that the reader can give has a file that gives it`() throws {
        let given = try Set(BadFile.all.flatMap { try $0.codes } + UnreadableFile.allCases.map(\.code))
        let known = try Self.codesInSources()
        #expect(known.count > 80)
        #expect(known.subtracting(given).subtracting(Self.impossible.keys).sorted() == [])
        #expect(given.subtracting(known).sorted() == [], "a code that the sources do not spell out")
        #expect(given.intersection(Self.impossible.keys) == [])
    }

    private static func codesInSources() throws -> Set<String> {
        var codes: Set<String> = []
        for path in try sources() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let calls = /(?:error|warning|info|unclosed|refusal|Diagnostic)\(\s*(?:\.error,\s*)?"([a-z0-9-]+)"/
            codes.formUnion(text.matches(of: calls).map { String($0.1) })
            codes.formUnion(text.matches(of: /"((?:csv|sql|yaml)-[a-z0-9-]+)"/).map { String($0.1) })
            let kinds = text.matches(of: /DeclaredNames\("([a-z ]+)"/).map { String($0.1) }
            codes.formUnion(kinds.map { "unknown-\($0.replacing(" ", with: "-"))" })
            let singles = text.matches(of: /single\([^)]*, "([a-z]+)", in:/).map { String($0.1) }
            codes.formUnion(singles.flatMap { ["no-\($0)", "two-\($0)s"] })
        }
        return codes
    }

    private static func sources() throws -> [String] {
        let folders =
            ["Rules", "Formulas", "Tables", "YAML", "CSV", "Diagnostics"].map { "Sources/RuleFiles/\($0)" } + [
                "Sources/Lookups/Template"
            ]
        return try folders.map(PackageRoot.path).flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
        }
    }
}

extension UnreadableFile {
    fileprivate var code: String {
        String(expected.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" })
    }
}
