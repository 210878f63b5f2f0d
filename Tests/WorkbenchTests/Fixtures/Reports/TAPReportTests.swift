import Testing
import Workbench

struct TAPReportTests {
    @Test func `version 13 of the protocol, by hand`() async throws {
        let sample = try await SampleReport()
        let text = TAPReport.document(sample.report).replacing(sample.project.root, with: "DIR")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines.prefix(9) == [
                "TAP version 13",
                "1..3",
                "ok 1 - DIR/a.yaml: passes",
                // A name is one line, and its `#` begins no directive.
                ##"not ok 2 - DIR/a.yaml: <b> & "c" \# TODO ]]>\u{A}\u{1B}[31m\u{0}né 🙂"##,
                "  ---",
                #"  - at: "DIR/a.yaml:5:5""#,
                #"    "queue": { expected: "\"vip\"", actual: "\"service\"" }"#,
                ##"    "attach": { expected: "\"<a> & \"b\" # ok\\u{1B}[0m\"", actual: "none" }"##,
                "  ...",
            ])
        #expect(lines[9] == "not ok 3 - DIR/b.yaml: has no stand-in")
        #expect(lines[12].hasPrefix(#"    reason: "rule 'known' needs lookup 'crm'"#))
        #expect(lines.suffix(2) == ["  ...", ""])
    }

    @Test func `a run without cases plans none`() {
        #expect(TAPReport.document(TestReport()) == "TAP version 13\n1..0\n")
    }
}
