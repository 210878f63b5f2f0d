import Testing

@testable import RuleFiles

struct FindingsTests {
    private let findings = Findings()
    private let file = SourceFile(path: "b.yaml", text: "one\ntwo\n")

    @Test func `findings come out by file, line and column`() {
        let other = SourceFile(path: "a.yaml", text: "")
        findings.error("c", "third", at: SourceRange(file, line: 2, column: 3))
        findings.error("c", "second", at: SourceRange(file, line: 2, column: 1))
        findings.error("c", "first", at: SourceRange(other, line: 9, column: 9))
        findings.error("c", "nowhere", at: nil)
        #expect(findings.sorted.map(\.message) == ["nowhere", "first", "second", "third"])
    }

    @Test func `the same finding twice is one, also from two readings of a file`() {
        let again = SourceFile(path: "b.yaml", text: "one\ntwo\n")
        findings.error("c", "m", at: SourceRange(file, line: 1, column: 1))
        findings.error("c", "m", at: SourceRange(again, line: 1, column: 1))
        #expect(findings.sorted.count == 1)
        #expect(findings.count(of: .error) == 1)
    }

    @Test func `a summary shows a hundred and counts the rest`() {
        for line in 1...130 { findings.error("c", "m", at: SourceRange(file, line: line, column: 1)) }
        let summary = findings.summary()
        #expect(summary.shown.map { $0.range?.line } == Array(1...100))
        #expect(summary.omitted == 30)
    }

    @Test func `many warnings do not hide an error`() {
        for line in 1...130 { findings.warning("w", "m", at: SourceRange(file, line: line, column: 1)) }
        findings.error("e", "m", at: SourceRange(file, line: 200, column: 1))
        let summary = findings.summary()
        #expect(summary.shown.count == 100)
        #expect(summary.shown.last?.code == "e")
        #expect((summary.errors, summary.warnings) == (1, 130))
    }

    @Test func `a flood of findings is counted and not kept`() {
        for line in 1...10_500 { findings.error("c", "m", at: SourceRange(file, line: line, column: 1)) }
        #expect(findings.isFlooded)
        #expect(findings.count(of: .error) == 10_500)
        #expect(findings.sorted.count == 10_000)
    }
}
