import TestSupport
import Testing

@testable import RuleFiles

struct CSVWriterTests {
    @Test(arguments: [
        (["a", "b c"], "a,b c\n"),
        (["a,b"], "\"a,b\"\n"),
        (["say \"x\""], "\"say \"\"x\"\"\"\n"),
        (["two\nlines", "r\r"], "\"two\nlines\",\"r\r\"\n"),
        ([""], "\"\"\n"),  // alone, it would be an empty line
        (["", ""], ",\n"),
        (["כהן"], "כהן\n"),
        (["\u{FEFF}x"], "\"\u{FEFF}x\"\n"),  // not to be taken for a byte order mark
    ])
    func `a field is quoted only where it must be`(fields: [String], expected: String) throws {
        var writer = CSVWriter()
        try writer.writeRecord(fields)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<300) func `what is written is read back`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet = ["a", "b", ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "", "א", "🙂", "\u{FEFF}", "é", ";", "'"]
        let records = (0...random.below(20)).map { _ in
            (0...random.below(5)).map { _ in (0...random.below(6)).map { _ in random.pick(alphabet) }.joined() }
        }
        var writer = CSVWriter(lineEnding: random.pick([.lf, .crlf]))
        for record in records { try writer.writeRecord(record) }
        var reader = CSVReader(bytes: writer.bytes)
        var readBack: [[String]] = []
        while try reader.advance() {
            #expect(reader.fault == nil)
            readBack.append((0..<reader.fieldCount).map { reader.text($0) })
        }
        // String equality would take different scalars for the same text.
        #expect(readBack.map { $0.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
    }

    @Test(arguments: 0..<50) func `no bytes bring the reader down`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x62, 0xC3, 0xA9, 0xFF, 0x00]
        for _ in 0..<100 {
            let bytes = (0..<random.below(60)).map { _ in random.pick(alphabet) }
            var reader = CSVReader(bytes: bytes, limits: CSVLimits(field: 8, record: 24))
            var line = 0
            while try reader.advance() {
                #expect(reader.line > line, "records begin on lines of their own, in order")
                line = reader.line
            }
            let lines = bytes.count { $0 == 0x0A } + 1
            #expect(line <= lines)
        }
    }
}
