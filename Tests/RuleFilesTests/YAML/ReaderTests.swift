import Testing

@testable import RuleFiles

struct ReaderTests {
    private enum Order: String, CaseIterable {
        case level = "level_first"
        case wait = "longest_wait"
    }

    /// Reads a text by `body` and answers `line:column code: sentence` of each finding.
    private func findings(_ text: String, _ body: (inout MappingReader) -> Void) throws -> [String] {
        let composed = Composed(text)
        let root = NodeReader(try #require(composed.root), named: "the file", into: composed.findings)
        var mapping = try #require(root.mapping())
        body(&mapping)
        return composed.findings.sorted.map { finding in
            "\(finding.range.map { "\($0.line):\($0.column)" } ?? "-") \(finding.code): \(finding.sentence)"
        }
    }

    @Test func `values of the right type are read without a finding`() throws {
        let text = """
            name: vip
            no: no
            code: 12
            hex: 0x10
            share: 0.5
            whole: 3
            on: true
            ring: 20s
            order: longest_wait
            clid: "0541111111"
            one: a
            many: [a, b]
            inner: { k: v }
            """
        let found = try findings(text) { file in
            #expect(file.required("name")?.text() == "vip")
            #expect(file.optional("no")?.text() == "no")
            #expect(file.optional("code")?.int(in: 1...99) == 12)
            #expect(file.optional("hex")?.int() == 16)
            #expect(file.optional("share")?.double(in: 0...1) == 0.5)
            #expect(file.optional("whole")?.double() == 3)
            #expect(file.optional("on")?.bool() == true)
            #expect(file.optional("ring")?.duration() == .seconds(20))
            #expect(file.optional("order")?.choice(Order.self) == .wait)
            #expect(file.optional("clid")?.telephoneText() == "0541111111")
            #expect(file.optional("one")?.itemsOrSingle().compactMap { $0.text() } == ["a"])
            #expect(file.optional("many")?.itemsOrSingle().compactMap { $0.text() } == ["a", "b"])
            #expect(file.optional("many")?.items()?.count == 2)
            #expect(file.optional("inner")?.entries()?.map(\.name) == ["k"])
            #expect(file.optional("absent") == nil)
            file.finish()
        }
        #expect(found.isEmpty)
    }

    @Test func `all errors of a file come in one run`() throws {
        let text = """
            name: [x]
            code: high
            priority: 12
            share: "0.5"
            on: yes
            ring: 20
            wait: 20x
            order: longest_wiat
            text: 5
            list: {}
            map: text
            empty:
            """
        let found = try findings(text) { file in
            #expect(file.required("name")?.text() == nil)
            #expect(file.required("code")?.int() == nil)
            #expect(file.required("priority")?.int(in: 1...9) == nil)
            #expect(file.required("share")?.double() == nil)
            #expect(file.required("on")?.bool() == nil)
            #expect(file.required("ring")?.duration() == nil)
            #expect(file.required("wait")?.duration() == nil)
            #expect(file.required("order")?.choice(Order.self) == nil)
            #expect(file.required("text")?.text() == nil)
            #expect(file.required("list")?.items() == nil)
            #expect(file.required("map")?.mapping() == nil)
            #expect(file.required("empty")?.text() == nil)
            file.finish()
        }
        #expect(
            found == [
                "1:7 wrong-type: 'name' must be text, not a list",
                "2:7 wrong-type: 'code' must be a whole number, not the text 'high'",
                "3:11 bad-value: 'priority' must be from 1 to 9, not 12",
                "4:8 wrong-type: 'share' must be a number, not the text '0.5'; take the quotes away",
                "5:5 wrong-type: 'on' must be true or false, not the text 'yes'; write true",
                "6:7 wrong-type: 'ring' must be a time such as 30s, not the number 20; add its unit: ms, s, m, h or d",
                "7:7 bad-value: 'wait' must be a time such as 250ms, 30s, 10m, 48h or 2d, not '20x'; "
                    + "one number and one unit; nothing is finer than 1ms",
                "8:8 bad-value: 'order' must be one of level_first, longest_wait, not 'longest_wiat'; "
                    + "did you mean 'longest_wait'?",
                "9:7 wrong-type: 'text' must be text, not the number 5; quote it: \"5\"",
                "10:7 wrong-type: 'list' must be a list, not a mapping",
                "11:6 wrong-type: 'map' must be a mapping, not the text 'text'",
                "12:7 wrong-type: 'empty' must be text, not empty",
            ])
    }

    @Test func `every unknown key is reported with what it may have meant`() throws {
        let found = try findings("tmeout: 1\nring: 2\nxyzzy: 3\n") { file in
            _ = file.optional("timeout")
            _ = file.optional("ring")
            file.finish()
        }
        #expect(
            found == [
                "1:1 unknown-key: the file has no key 'tmeout'; did you mean 'timeout'?",
                "3:1 unknown-key: the file has no key 'xyzzy'",
            ])
    }

    @Test func `a missing key is reported at its mapping`() throws {
        let found = try findings("rule: { route: x }\n") { file in
            var rule = file.optional("rule")?.mapping()
            _ = rule?.required("id")
        }
        #expect(found == ["1:7 missing-key: 'rule' has no 'id'"])
    }

    @Test func `an unquoted telephone number is shown quoted, and read`() throws {
        let found = try findings("dnis: [0541111111, \"0541111112\", 1700*, +972541111111]\n") { file in
            let numbers = file.optional("dnis")?.itemsOrSingle().compactMap { $0.telephoneText() }
            #expect(numbers == ["0541111111", "0541111112", "1700*", "+972541111111"])
        }
        #expect(
            found == [
                "1:8 unquoted-number: item 1 of 'dnis' is a telephone number without quotes; quote it: \"0541111111\"",
                "1:41 unquoted-number: item 4 of 'dnis' is a telephone number without quotes; quote it: \"+972541111111\"",
            ])
    }

    @Test func `a key can be an unquoted number too`() throws {
        let found = try findings("outside: { 9000: x }\n") { file in
            for entry in file.optional("outside")?.entries() ?? [] { _ = entry.key.telephoneText() }
        }
        #expect(
            found == [
                "1:12 unquoted-number: the key '9000' is a telephone number without quotes; quote it: \"9000\""
            ])
    }

    @Test func `a value that a comma cut in two is advised quotes`() throws {
        let found = try findings("{ talk: lognormal(200s, 150s) }\n") { file in
            _ = file.optional("talk")
            file.finish()
        }
        #expect(
            found == [
                "1:25 unknown-key: the file has no key '150s)'; text with a comma is quoted: \"lognormal(200s, 150s)\""
            ])
    }

    @Test func `a value that a hash made a comment is advised quotes`() throws {
        let found = try findings("dnis: #31#\n") { file in _ = file.optional("dnis")?.telephoneText() }
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("'#' begins a comment; quote the value") == true)
    }

    @Test func `numbers outside their bounds say the bounds`() throws {
        let found = try findings("a: 0\nb: 99999999999999999999\nc: 1.5\nd: 1h\n") { file in
            _ = file.optional("a")?.int(in: 1 ... .max)
            _ = file.optional("b")?.int()
            _ = file.optional("c")?.double(in: 0...1)
            _ = file.optional("d")?.duration(in: .zero ... .seconds(90))
        }
        #expect(
            found == [
                "1:4 bad-value: 'a' must be 1 or more, not 0",
                "2:4 bad-value: 'b' must be a number of 64 bits; this number is too large",
                "3:4 bad-value: 'c' must be between 0.0 and 1.0, not 1.5",
                "4:4 bad-value: 'd' must be from 0s to 90s, not 1h",
            ])
    }
}
