import TestSupport
import Testing

@testable import RuleFiles

struct YAMLFuzzTests {
    private static let sample = """
        version: 1
        numbers: { country: IL, by_dnis: { "+44*": GB } }
        queues: &q
          "*": { ring: 20s, max_hops: 8 }
          vip:
            code: 12
            overflow:
              - { after: 60s, to: [a, b], keep: true }
          other: *q
        sql: |
          select QUEUE_CODE
          from Customers # not a comment
        text: >-
          כהן דוד
          "folded"
        rules:
        - id: 'it''s'
          dnis: ["1700*", "\\u05d0"]
        """

    private static let fragments: [String] = [
        "[", "]", "{", "}", "\"", "'", ":", ": ", "- ", "\n", "\r\n", "\t", "#", " #", "*q", "&a ", "!", "!!str ",
        "|\n", ">", "%",
        "@", "`", ",", "?", "---\n", "...\n", "<<: ", "\\", "\u{0}", "\u{85}", "\u{2028}", "א", "🙂", "  ",
    ]

    /// 5,000 mutations in fifty cases. What is composed must also be printable with its places.
    @Test(arguments: 0..<50) func `no damage to a file brings the reader down`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var bytes = Array(Self.sample.utf8)
            for _ in 0...random.below(6) { Self.damage(&bytes, &random) }
            let findings = Findings()
            let root = Self.read(bytes, findings)
            // Either there is a tree or there is a reason.
            #expect(root != nil || findings.hasErrors)
            #expect(TextRenderer().render(findings.summary()).isEmpty == !findings.hasErrors)
        }
    }

    private static func read(_ bytes: [UInt8], _ findings: Findings) -> YAMLNode? {
        do throws(Diagnostic) {
            return YAMLNode(try SourceFile(path: "f", decoding: bytes), into: findings)
        } catch {
            findings.report(error)
            return nil
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(contentsOf: random.pick(fragments).utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(20)))
        case 2: bytes.insert(UInt8(random.below(256)), at: place)
        default:
            let source = random.below(bytes.count + 1)
            let copied = Array(bytes[source..<min(bytes.count, source + random.below(40))])
            bytes.insert(contentsOf: copied, at: place)
        }
    }
}
