import Foundation
import Testing

@testable import RuleFiles

struct MachineFormatTests {
    private let summary: DiagnosticSummary = {
        let findings = Findings()
        let file = SourceFile(path: "rules/50%, a:b.yaml", text: "a: 1\nb: 2\n")
        findings.error(
            "wrong-type", "'a' must be \"text\"\n", help: "quote it",
            at: SourceRange(file, line: 2, column: 4, length: 1),
            related: [.init(SourceRange(file, line: 1, column: 1, length: 1), "see 100%")])
        findings.warning("unused", "never read", at: nil)
        return findings.summary()
    }()

    @Test func `JSON has a version, real numbers and every place`() {
        #expect(
            JSONRenderer().render(summary) == #"""
                {
                  "schemaVersion": 1,
                  "errors": 1,
                  "warnings": 1,
                  "infos": 0,
                  "omitted": 0,
                  "diagnostics": [
                    {
                      "severity": "warning",
                      "code": "unused",
                      "message": "never read",
                      "related": []
                    },
                    {
                      "severity": "error",
                      "code": "wrong-type",
                      "message": "'a' must be \"text\"\n",
                      "help": "quote it",
                      "place": {
                        "file": "rules/50%, a:b.yaml",
                        "line": 2,
                        "column": 4,
                        "endLine": 2,
                        "endColumn": 5
                      },
                      "related": [
                        {
                          "note": "see 100%",
                          "place": {
                            "file": "rules/50%, a:b.yaml",
                            "line": 1,
                            "column": 1,
                            "endLine": 1,
                            "endColumn": 2
                          }
                        }
                      ]
                    }
                  ]
                }

                """#)
    }

    @Test func `SARIF names the tool, the rules and percent-encoded places`() throws {
        let text = SARIFRenderer(toolVersion: "1.2.3").render(summary)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
        func value(_ path: String) -> String? {
            var value: Any? = log
            for step in path.split(separator: ".") {
                if let index = Int(step) {
                    value = (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil }
                } else {
                    value = (value as? [String: Any])?[String(step)]
                }
            }
            return value.map { "\($0)" }
        }
        #expect(value("version") == "2.1.0")
        #expect(value("runs.0.tool.driver.name") == "callsteer")
        #expect(value("runs.0.tool.driver.version") == "1.2.3")
        #expect(value("runs.0.tool.driver.rules.1.id") == "wrong-type")
        #expect(value("runs.0.columnKind") == "unicodeCodePoints")
        #expect(value("runs.0.results.0.level") == "warning")
        #expect(value("runs.0.results.0.locations") == nil)
        let result = "runs.0.results.1"
        #expect(value("\(result).ruleId") == "wrong-type")
        #expect(value("\(result).message.text") == "'a' must be \"text\"\n; quote it")
        let place = "\(result).locations.0.physicalLocation"
        #expect(value("\(place).artifactLocation.uri") == "rules/50%25%2C%20a%3Ab.yaml")
        #expect(value("\(place).region.startLine") == "2")
        #expect(value("\(place).region.startColumn") == "4")
        #expect(value("\(place).region.endColumn") == "5")
        #expect(value("\(result).relatedLocations.0.message.text") == "see 100%")
    }

    @Test func `GitHub commands escape what would end a property or a line`() {
        #expect(
            GitHubRenderer().render(summary) == """
                ::warning title=unused::never read
                ::error file=rules/50%25%2C a%3Ab.yaml,line=2,col=4,endColumn=5,title=wrong-type::'a' must be \
                "text"\\u{A}; quote it%0Arules/50%25, a:b.yaml:1:1: see 100%25

                """)
    }

    @Test func `JSON strings are escaped as RFC 8259 asks`() throws {
        let text = "\"\\/\u{0}\u{8}\u{1F}\u{7F}\u{2028}כ🙂"
        let decoded = try JSONDecoder().decode(String.self, from: Data(JSON.string(text).text.utf8))
        #expect(decoded == text)
        #expect(JSON.array([]).text == "[]")
        #expect(JSON.object(["a": nil, "b": .bool(true), "c": .null]).text == "{\n  \"b\": true,\n  \"c\": null\n}")
    }
}
