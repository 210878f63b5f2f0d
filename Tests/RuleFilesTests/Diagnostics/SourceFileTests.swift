import Glibc
import TestSupport
import Testing

@testable import RuleFiles

struct SourceFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `lines end at LF, CR LF and CR`() {
        let file = SourceFile(path: "a", text: "one\ntwo\r\nthree\rfour\n")
        #expect((1...6).map { file.line($0).map(String.init) } == ["one", "two", "three", "four", "", nil])
    }

    @Test func `an empty file has one empty line`() {
        let file = SourceFile(path: "a", text: "")
        #expect(file.line(1) == "")
        #expect(file.line(2) == nil)
        #expect(file.line(0) == nil)
    }

    @Test func `columns count Unicode scalars from one`() {
        // א and 🙂 take two and four bytes.
        let file = SourceFile(path: "a", text: "x\nא🙂z")
        #expect(file.position(ofByte: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.position(ofByte: 2) == SourcePosition(line: 2, column: 1))
        #expect(file.position(ofByte: 8) == SourcePosition(line: 2, column: 3))
        #expect(file.position(ofByte: 9) == SourcePosition(line: 2, column: 4))
    }

    @Test func `a byte order mark is no part of the text`() throws {
        let file = try SourceFile(path: "a", decoding: [0xEF, 0xBB, 0xBF] + "a: 1".utf8)
        #expect(file.text == "a: 1")
    }

    @Test(arguments: [[0xFE, 0xFF, 0x00, 0x61], [0xFF, 0xFE, 0x61, 0x00]] as [[UInt8]])
    func `UTF-16 is refused by name`(bytes: [UInt8]) throws {
        let finding = try #require(refusal(bytes))
        #expect(finding.code == "not-utf8")
        #expect(finding.message.contains("UTF-16"))
    }

    @Test(
        arguments: [
            (Array("a: 1\nb: ".utf8) + [0xFF], "not-utf8", 2, 4),
            (Array("a: א".utf8) + [0xC3, 0x28], "not-utf8", 1, 5),
            (Array("ab\u{0}".utf8), "not-text", 1, 3),
            (Array("a: \u{1B}[31m".utf8), "not-text", 1, 4),
            (Array("a: \u{7F}".utf8), "not-text", 1, 4),
            (Array("a: \u{85}".utf8), "not-text", 1, 4),
            (Array("a: b\u{2028}c".utf8), "not-text", 1, 5),
            (Array("a: b\u{FEFF}".utf8), "not-text", 1, 5),
            (Array("a: \u{FFFE}".utf8), "not-text", 1, 4),
        ] as [([UInt8], String, Int, Int)])
    func `what is no text is refused where it stands`(bytes: [UInt8], code: String, line: Int, column: Int) throws {
        let finding = try #require(refusal(bytes))
        #expect(finding.code == code)
        #expect(finding.range?.start == SourcePosition(line: line, column: column))
    }

    @Test func `all that YAML allows is text`() {
        #expect(refusal(Array("\t\r\n ~\u{A0}é€\u{FFFD}\u{D7FF}\u{E000}\u{2027}\u{202A}🙂".utf8)) == nil)
    }

    @Test func `a file is read whole and shown under the given path`() throws {
        let text = String(repeating: "a: 1 # padding beyond one piece\n", count: 5000)
        let findings = Findings()
        let path = try folder.write(text, to: "long.yaml")
        let file = SourceFile.read(path, as: "long.yaml", into: findings)
        #expect(file?.text == text)
        #expect(file?.path == "long.yaml")
        #expect(!findings.hasErrors)
    }

    @Test func `a missing file names its likely neighbour, at the place that named it`() throws {
        try folder.write("", to: "blocked.csv")
        let findings = Findings()
        let place = SourceRange(SourceFile(path: "main.yaml", text: "include: x"), line: 1, column: 10, length: 1)
        let file = SourceFile.read(folder.path("blokced.csv"), as: "blokced.csv", referencedAt: place, into: findings)
        let finding = try #require(findings.sorted.first)
        #expect(file == nil)
        #expect(finding.code == "file-not-found")
        #expect(finding.help == "did you mean 'blocked.csv'?")
        #expect(finding.range == place)
    }

    @Test func `a missing folder is said to be missing`() throws {
        let findings = Findings()
        _ = SourceFile.read(folder.path("nowhere/a.yaml"), into: findings)
        #expect(findings.sorted.map(\.help) == ["its folder does not exist either"])
    }

    @Test func `a directory is no file`() {
        let findings = Findings()
        _ = SourceFile.read(folder.path, into: findings)
        #expect(findings.sorted.map(\.code) == ["not-a-file"])
    }

    @Test func `a file over forty mebibytes is refused with both sizes`() throws {
        let path = try folder.write("", to: "huge.yaml")
        try #require(truncate(path, (40 << 20) + 1) == 0)
        let findings = Findings()
        _ = SourceFile.read(path, as: "huge.yaml", into: findings)
        let finding = try #require(findings.sorted.first)
        #expect(finding.code == "file-too-large")
        #expect(finding.message == "'huge.yaml' has 40.1 MiB, and a file may have 40 MiB")
        #expect(finding.help?.contains("include") == true)
    }

    private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try SourceFile(path: "a.yaml", decoding: bytes)
            return nil
        } catch {
            return error
        }
    }
}
