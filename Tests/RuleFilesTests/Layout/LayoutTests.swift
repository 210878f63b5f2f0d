import Foundation
import TestSupport
import Testing

@testable import RuleFiles

struct LayoutTests {
    private func layout(_ text: String) throws -> String {
        let findings = Findings()
        let result = Layout.text(of: SourceFile(path: "rules.yaml", text: text), into: findings)
        return try #require(result, "\(findings.sorted.map(\.sentence))")
    }

    @Test func `blanks, quotes and empty lines become one way of writing`() throws {
        let text = """
            version:    1
            numbers:  {country: IL}


            queues:
                service:   {  code: 10 , default_priority:  5}
                'vip':     { code: 12 }
            rules:
            - id: vip
              clid: '0541111111'
              route: {queue: vip}
            -   id:   everybody
                route:
                    queue: service

            default: {extension: "9000"}
            """
        #expect(
            try layout(text) == """
                version: 1
                numbers: { country: IL }

                queues:
                  service: { code: 10, default_priority: 5 }
                  "vip": { code: 12 }
                rules:
                  - id: vip
                    clid: "0541111111"
                    route: { queue: vip }
                  - id: everybody
                    route:
                      queue: service

                default: { extension: "9000" }

                """)
    }

    @Test func `comments stay with what they speak of`() throws {
        let text = """
            # At the top.
            version: 1   # the first
            rules:  # in order
              # Before the first.
              - id: a    # named a
                # Inside.
                route: { busy: true }   # refused
              # - id: old
              #   route: { busy: true }
            # About the default.
            default: { extension: "9000" }  # the desk
            # At the end.

            """
        #expect(
            try layout(text) == """
                # At the top.
                version: 1  # the first
                rules:  # in order
                  # Before the first.
                  - id: a  # named a
                    # Inside.
                    route: { busy: true }  # refused
                  # - id: old
                  #   route: { busy: true }
                # About the default.
                default: { extension: "9000" }  # the desk
                # At the end.

                """)
    }

    @Test func `a comment above the first entry of a block stands in the entry's column at once`() throws {
        let once = try layout("queues:\n    # K\n  hotline: { code: 1 }\n")
        #expect(once == "queues:\n  # K\n  hotline: { code: 1 }\n")
    }

    @Test func `braces that do not fit, or hold a comment, are opened`() throws {
        let text = """
            lookups: { crm: { odbc: "Driver={PostgreSQL Unicode};Server=db", sql: "select QUEUE_CODE, PRIORITY, ATTACHDATA from C", timeout: 1s } }
            queues: { # all of them
              a: { code: 1 }, # one
              b: { code: 2 }  # two
            }
            """
        #expect(
            try layout(text) == """
                lookups:
                  crm:
                    odbc: "Driver={PostgreSQL Unicode};Server=db"
                    sql: "select QUEUE_CODE, PRIORITY, ATTACHDATA from C"
                    timeout: 1s
                queues:  # all of them
                  a: { code: 1 }  # one
                  b: { code: 2 }  # two

                """)
    }

    @Test func `text over several lines keeps its lines`() throws {
        let text = """
            lookups:
                crm:
                    sql: |
                          select QUEUE_CODE   # no comment
                            from C

                          where N = $CLID
                    odbc: crm
            """
        #expect(
            try layout(text) == """
                lookups:
                  crm:
                    sql: |
                      select QUEUE_CODE   # no comment
                        from C

                      where N = $CLID
                    odbc: crm

                """)
    }

    @Test func `anchors and aliases are kept`() throws {
        let text = "a: &x  [1,   2]\nb: *x\nc: &y\n    d: 1\ne: [ *x , *y ]\n"
        #expect(try layout(text) == "a: &x [1, 2]\nb: *x\nc: &y\n  d: 1\ne: [*x, *y]\n")
    }

    @Test(arguments: ["a: [\n", "a: 1\na: 2\n", "a: !!str 1\n", ""])
    func `what is no sound YAML is reported and has no layout`(text: String) {
        let findings = Findings()
        #expect(Layout.text(of: SourceFile(path: "rules.yaml", text: text), into: findings) == nil)
        #expect(findings.hasErrors)
    }

    private static let shipped: [String] = ["examples", "rules", "Tests/RuleFilesTests/Rules/Fixtures"].flatMap {
        folder in
        (FileManager.default.enumerator(atPath: PackageRoot.path(folder))?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }
    }.sorted()

    @Test(arguments: shipped) func `laid out twice a file is what it was laid out once, and means the same`(
        path: String
    ) throws {
        let silent = Findings()
        let file = try #require(SourceFile.read(PackageRoot.path(path), into: silent))
        guard let once = Layout.text(of: file, into: silent) else {
            #expect(silent.hasErrors)
            return
        }
        #expect(try layout(once) == once)
        #expect(words(file.text) == words(once), "a comment is lost or doubled")
    }

    /// Shipped files with comments and empty lines strewn in at any depth, outside of texts of several lines.
    @Test(arguments: 0..<10) func `comments wherever they stand are laid out at once as they are the second time`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let path = PackageRoot.path(random.pick(Self.shipped.filter { !$0.hasPrefix("Tests") }))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            guard !text.contains("|\n"), !text.contains(">\n"), !text.contains("|-\n"), !text.contains(">-\n") else {
                continue
            }
            var lines: [String] = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if random.below(7) == 0 {
                    lines.append(String(repeating: " ", count: random.pick([0, 0, 1, 2, 3, 4, 6, 8])) + "# strewn")
                }
                if random.below(10) == 0 { lines.append("") }
                lines.append(String(line))
            }
            let source = SourceFile(path: "rules.yaml", text: lines.joined(separator: "\n"))
            guard YAMLNode(source, into: Findings()) != nil else { continue }
            let once = try layout(source.text)
            #expect(try layout(once) == once, "\(source.text)")
            func strewn(_ text: String) -> Int {
                text.split(separator: "# strewn", omittingEmptySubsequences: false).count
            }
            #expect(strewn(source.text) == strewn(once), "a comment is lost or doubled")
        }
    }

    /// The comments of a text, roughly: what stands behind `# `, wherever.
    private func words(_ text: String) -> [Substring] {
        text.split(separator: "\n").compactMap { line in line.firstRange(of: " # ").map { line[$0.upperBound...] } }
            .sorted()
    }

    /// 1,000 damaged copies of the example, in ten cases.
    @Test(arguments: 0..<10) func `whatever can be read is laid out, and twice as once`(seed: UInt64) throws {
        let text = try String(contentsOfFile: PackageRoot.path("examples/vip/rules.yaml"), encoding: .utf8)
        let mutation = Mutation(of: text)
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let source = SourceFile(path: "rules.yaml", text: mutation.text(&random))
            let findings = Findings()
            guard let tree = YAMLNode(source, into: findings), !findings.hasErrors else { continue }
            let once = Layout.text(of: source, into: findings)
            #expect(once != nil, "\(findings.sorted.map(\.sentence)) \(source.text)")
            guard let once else { continue }
            let again = SourceFile(path: "rules.yaml", text: once)
            #expect(YAMLNode(again, into: Findings())?.means(tree) == true)
            #expect(Layout.text(of: again, into: Findings()) == once, "\(source.text)")
        }
    }
}
