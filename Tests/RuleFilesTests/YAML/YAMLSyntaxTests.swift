import Testing

@testable import RuleFiles

struct YAMLSyntaxTests {
    /// A slip, where it is reported, under what code, and where what it broke was opened.
    @Test(arguments: [
        ("a:\n\tb: 1\n", "2:1 yaml-tab", ""),
        ("a:\n  b: 1\n\tc: 2\n", "3:1 yaml-tab", ""),
        ("a: \"open\nb: 1\n", "2:5 yaml-unclosed-quote", "1:4"),
        ("a: 'open\n", "1:9 yaml-unclosed-quote", "1:4"),
        ("a: [1, 2\nb: 3\n", "2:2 yaml-unclosed-bracket", "1:4"),
        ("a: {b: 1\n", "1:9 yaml-unclosed-bracket", "1:4"),
        ("a: [\"1\" \"2\"]\n", "1:9 yaml-unclosed-bracket", "1:4"),
        ("a: b: c\n", "1:5 yaml-colon", ""),
        ("a:b\nc: d\n", "2:2 yaml-colon", ""),
        (": y\n", "1:1 yaml-colon", ""),
        ("{: y}\n", "1:2 yaml-colon", ""),
        ("a: 1\nb\n", "2:1 yaml-colon", ""),
        ("a: 1\n  b: 2\n", "2:4 yaml-colon", ""),
        ("a:\n  b: 1\n c: 2\n", "3:2 yaml-indentation", "1:1"),
        ("a:\n- b\n  - c\n d: 1\n", "4:3 yaml-colon", ""),
        ("a: \"x\" y\n", "1:8 yaml-syntax", ""),
        ("a: @x\n", "1:4 yaml-syntax", ""),
        ("a: `x`\n", "1:4 yaml-syntax", ""),
        ("a: ]\n", "1:4 yaml-syntax", ""),
        ("a: - b\n", "1:4 yaml-indentation", ""),
        ("a: \"\\d+\"\n", "1:5 yaml-escape", ""),
        ("a: *\n", "1:4 yaml-syntax", ""),
        ("a: &\n", "1:4 yaml-syntax", ""),
        ("a: [[\n", "1:6 yaml-syntax", ""),
        ("a: !<x\n", "1:4 yaml-tag", ""),
        ("%YAML 2.0\n---\na: 1\n", "1:1 yaml-syntax", ""),
        ("a\n: b\n", "2:1 yaml-syntax", ""),
    ])
    func `a slip is reported where it is, with the place it opened`(text: String, place: String, opened: String) {
        let composed = Composed(text)
        #expect(composed.root == nil)
        #expect(composed.places == [place])
        let related = composed.findings.sorted.flatMap(\.related).map { "\($0.range.line):\($0.range.column)" }
        #expect(related.joined() == opened)
    }

    @Test func `an unclosed quote is explained in words`() {
        let text = "rules:\n  - id: \"vip\n    dnis: 17\n"
        let rendered = TextRenderer().render(Composed(text).findings.summary())
        #expect(
            rendered == """
                t.yaml:3:13: error[yaml-unclosed-quote]: the text that opens with " is never closed; \
                close it where it ends
                    3 |     dnis: 17
                      |             ^
                t.yaml:2:9: note: opened here
                    2 |   - id: "vip
                      |         ^

                """)
    }

    @Test func `a backslash between double quotes is advised single quotes`() {
        let finding = Composed("clid: { regex: \"05\\d{8}\" }\n").findings.sorted.first
        #expect(finding?.help?.contains("single quotes") == true)
    }

    @Test func `findings before a broken line are not lost`() {
        #expect(Composed("a: 1\na: 2\nb: [\n").places.first == "2:1 duplicate-key")
    }
}
