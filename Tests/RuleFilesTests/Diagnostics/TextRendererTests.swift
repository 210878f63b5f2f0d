import Testing

@testable import RuleFiles

struct TextRendererTests {
    private let renderer = TextRenderer()

    @Test func `a finding is a line, the source and carets`() {
        let file = SourceFile(path: "vip.yaml", text: "queues:\n  vip: {}\nrules:\n      to: vpi\n")
        let finding = Diagnostic(
            .error, "unknown-queue", "queue 'vpi' is not declared", help: "did you mean 'vip'?",
            at: SourceRange(file, line: 4, column: 11, length: 3),
            related: [.init(SourceRange(file, line: 2, column: 3, length: 3), "declared here")])
        #expect(
            renderer.render(finding) == """
                vip.yaml:4:11: error[unknown-queue]: queue 'vpi' is not declared; did you mean 'vip'?
                    4 |       to: vpi
                      |           ^~~
                vip.yaml:2:3: note: declared here
                    2 |   vip: {}
                      |   ^~~

                """)
    }

    @Test func `a finding about no place is one line`() {
        #expect(renderer.render(Diagnostic(.warning, "w", "take care", at: nil)) == "warning[w]: take care\n")
    }

    @Test func `what is not shown is counted`() {
        let findings = Findings()
        findings.info("a", "one", at: nil)
        findings.info("a", "two", at: nil)
        findings.info("a", "zwei", at: nil)
        #expect(renderer.render(findings.summary(limit: 1)) == "info[a]: one\nand 2 more\n")
    }

    // In each case `x` is marked; the caret stands below it when both lines have the same cells before it.
    @Test(arguments: [
        ("ab x", 4, "ab x", "   ^"),
        ("\tx", 2, "    x", "    ^"),  // a tab is shown as four spaces
        ("כהן x", 5, "כהן x", "    ^"),  // Hebrew letters take a cell each
        ("שָׁלוֹם x", 9, "שָׁלוֹם x", "     ^"),  // points take none
        ("東京x", 3, "東京x", "    ^"),  // ideographs take two
        ("🙂x", 2, "🙂x", "  ^"),
        ("👨‍👩‍👧x", 6, "👨‍👩‍👧x", "  ^"),  // three joined emoji are drawn as one
        ("🇮🇱x", 3, "🇮🇱x", "  ^"),  // two letters make one flag
        ("e\u{301}x", 3, "e\u{301}x", " ^"),
        ("ｆx", 2, "ｆx", "  ^"),  // full width
        ("가x", 2, "가x", "  ^"),
        ("\u{1B}[2Jx", 5, "\\u{1B}[2Jx", "         ^"),  // an escape sequence is shown, not obeyed
        ("\u{202E}x", 2, "\\u{202E}x", "        ^"),
    ])
    func `the caret stands under its cell`(line: String, column: Int, shown: String, carets: String) throws {
        let file = SourceFile(path: "f", text: line)
        let excerpt = try #require(SourceExcerpt(of: SourceRange(file, line: 1, column: column, length: 1)))
        #expect(excerpt.text == shown)
        #expect(String(repeating: " ", count: excerpt.indent) + "^" == carets)
    }

    @Test func `carets are as wide as what they mark`() {
        let file = SourceFile(path: "f", text: "a: 東京 b\nc")
        #expect(SourceExcerpt(of: SourceRange(file, line: 1, column: 4, length: 2))?.carets == 4)
        let twoLines = SourceRange(
            file, from: SourcePosition(line: 1, column: 1), to: SourcePosition(line: 2, column: 2))
        #expect(SourceExcerpt(of: twoLines)?.carets == 9)
        #expect(SourceExcerpt(of: SourceRange(file, line: 2, column: 2))?.carets == 1)
    }

    @Test func `a long line is cut around the caret`() throws {
        let text = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let file = SourceFile(path: "f", text: text)
        let excerpt = try #require(SourceExcerpt(of: SourceRange(file, line: 1, column: 501, length: 4)))
        let expected = "…" + String(repeating: "a", count: 60) + "HERE" + String(repeating: "b", count: 56) + "…"
        #expect(excerpt.text == expected)
        #expect((excerpt.indent, excerpt.carets) == (61, 4))
    }

    @Test func `a million marks on one letter do not flood the screen`() throws {
        let file = SourceFile(path: "f", text: "a" + String(repeating: "\u{301}", count: 100_000))
        let excerpt = try #require(SourceExcerpt(of: SourceRange(file, line: 1, column: 1, length: 1)))
        #expect(excerpt.text.unicodeScalars.count < 100)
    }

    @Test func `values cannot write to the terminal`() {
        let text = renderer.render(Diagnostic(.error, "c", "no \u{1B}[31mred\nline", at: nil))
        #expect(text == "error[c]: no \\u{1B}[31mred\\u{A}line\n")
    }

    @Test func `colour is the caller's choice`() {
        let text = TextRenderer(isColored: true).render(Diagnostic(.error, "c", "m", at: nil))
        #expect(text == "\u{1B}[1;31merror[c]:\u{1B}[0m \u{1B}[1mm\u{1B}[0m\n")
    }
}
