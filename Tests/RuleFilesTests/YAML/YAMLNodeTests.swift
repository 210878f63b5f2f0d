import Testing

@testable import RuleFiles

struct YAMLNodeTests {
    @Test func `a document becomes its tree`() {
        let text = """
            # a comment
            version: 1
            "two words": 'it''s'
            list: [a, "b", { c: d }]
            block:
              - x
              -
                y: |
                  one
                  two
                z: >-
                  folded
                  text
            empty:
            """
        #expect(
            Composed(text).root?.outline
                == "{version: 1, 'two words': 'it's', list: [a, 'b', {c: d}], "
                + "block: [x, {y: 'one\ntwo\n', z: 'folded text'}], empty: }")
    }

    @Test func `every node knows where it begins and ends`() throws {
        //          1234567890123456
        let text = """
            a: one
            כב: "x"   # note
            m:
              n: [1, {p: q}]
              o: last

            s:
            - 'r'
            """
        let root = try #require(Composed(text).root)
        guard case .mapping(let pairs) = root.content, case .mapping(let inner) = pairs[2].value.content,
            case .sequence(let items) = inner[0].value.content, case .mapping(let flow) = items[1].content
        else {
            Issue.record("not the tree that was written")
            return
        }
        #expect(root.range.extent == "1:1-8:6")
        #expect(pairs[0].key.range.extent == "1:1-1:2")
        #expect(pairs[0].value.range.extent == "1:4-1:7")
        #expect(pairs[1].key.range.extent == "2:1-2:3")
        #expect(pairs[1].value.range.extent == "2:5-2:8")
        #expect(pairs[2].value.range.extent == "4:3-5:10")
        #expect(inner[0].value.range.extent == "4:6-4:17")
        #expect(items[0].range.extent == "4:7-4:8")
        #expect(items[1].range.extent == "4:10-4:16")
        #expect(flow[0].value.range.extent == "4:14-4:15")
        #expect(pairs[3].value.range.extent == "8:1-8:6")
    }

    @Test func `text keeps its style`() throws {
        let root = try #require(Composed("[a, 'b', \"c\"]").root)
        guard case .sequence(let items) = root.content else { return #expect(Bool(false), "a list was written") }
        #expect(items.compactMap(\.scalar?.style) == [.plain, .singleQuoted, .doubleQuoted])
        #expect(Composed("|\n a").root?.scalar?.style == .literal)
        #expect(Composed(">\n a").root?.scalar?.style == .folded)
    }

    @Test func `an alias is replaced by what it stands for, and keeps its place`() throws {
        let composed = Composed("a: &x {k: v}\nb: *x\nc: [*x]\n")
        #expect(composed.root?.outline == "{a: {k: v}, b: {k: v}, c: [{k: v}]}")
        guard case .mapping(let pairs) = composed.root?.content else { return #expect(Bool(false), "a mapping") }
        #expect(pairs[1].value.range == pairs[0].value.range)
        #expect(composed.places.isEmpty)
    }

    @Test func `a document mark and the version directive are allowed`() {
        #expect(Composed("%YAML 1.2\n---\na: 1\n...\n").root?.outline == "{a: 1}")
    }

    @Test func `every key given twice is reported and the first kept`() {
        let composed = Composed("a: 1\nb: 2\n'a': 3\nc: {d: 1, d: 2}\nb: 4\nb: 5\n")
        #expect(composed.root?.outline == "{a: 1, b: 2, c: {d: 1}}")
        #expect(
            composed.places == ["3:1 duplicate-key", "4:11 duplicate-key", "5:1 duplicate-key", "6:1 duplicate-key"])
        #expect(
            composed.findings.sorted.map { $0.related.map(\.range.extent) } == [
                ["1:1-1:2"], ["4:5-4:6"], ["2:1-2:2"], ["2:1-2:2"],
            ])
    }

    @Test func `keys are found twice in long mappings too`() {
        let lines = (0..<1000).map { "key\($0): \($0)\n" }.joined()
        #expect(
            Composed(lines + "key3: x\nkey999: x\nkey1000: x\n").places == [
                "1001:1 duplicate-key", "1002:1 duplicate-key",
            ])
    }

    @Test(arguments: [
        ("", "1:1 empty-file"),
        ("# only a comment\n", "1:1 empty-file"),
        ("---\n", "1:1 empty-file"),
        ("a: 1\n---\nb: 2\n", "2:1 several-documents"),
        ("a: !!str 5\n", "1:4 yaml-tag"),
        ("a: !mine {b: c}\n", "1:4 yaml-tag"),
        ("a: {}\nb:\n  <<: {}\n", "3:3 merge-key"),
        ("{a: b}: c\n", "1:1 key-not-text"),
        ("? [x]\n: y\n", "1:3 key-not-text"),
        ("?\n: y\n", "1:2 key-not-text"),
        ("dnis: *17\n", "1:7 undefined-alias"),
        ("a: &x [*x]\n", "1:8 undefined-alias"),
        ("a: *x\nb: &x 1\n", "1:4 undefined-alias"),
    ])
    func `what rule files do without is refused where it stands`(text: String, place: String) {
        #expect(Composed(text).places == [place])
    }

    @Test func `a quoted merge key is a key like any other`() {
        #expect(Composed("\"<<\": a\n").places.isEmpty)
    }

    @Test func `an unknown alias is advised to be quoted and read as that text`() {
        let composed = Composed("dnis: *17\n")
        #expect(composed.root?.outline == "{dnis: '*17'}")
        #expect(composed.findings.sorted.first?.help == "if this is text, quote it: \"*17\"")
    }

    @Test func `a hundred levels are read and one more is not`() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(Composed(nested(100)).places.isEmpty)
        #expect(Composed(nested(101)).places == ["1:101 too-deep"])
        #expect(Composed(String(repeating: "- ", count: 100_000)).places == ["1:201 too-deep"])
        #expect(Composed(String(repeating: "[", count: 100_000)).findings.sorted.map(\.code) == ["too-deep"])
    }

    @Test func `aliases do not get round the depth limit`() {
        var text = "a0: &a0 [x]\n"
        for level in 1...120 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        // The mapping and a list around the alias are two levels, and a98 has 99.
        #expect(Composed(text).places == ["100:12 too-deep"])
    }

    @Test func `a billion laughs are one error`() {
        var text = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let composed = Composed(text)
        #expect(composed.root == nil)
        #expect(composed.findings.sorted.map(\.code) == ["alias-expansion"])
    }

    @Test func `a hundred thousand nodes from aliases are allowed`() {
        // A list of 999 scalars is a thousand nodes; a hundred uses of it are exactly the limit.
        let list = Array(repeating: "x", count: 999).joined(separator: ",")
        func text(_ uses: Int) -> String {
            "a: &a [\(list)]\nb: [" + Array(repeating: "*a", count: uses).joined(separator: ", ") + "]\n"
        }
        #expect(Composed(text(100)).places.isEmpty)
        #expect(Composed(text(101)).findings.sorted.map(\.code) == ["alias-expansion"])
    }
}
