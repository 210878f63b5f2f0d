import Lookups
import Routing
import Testing

struct LookupKeyTests {
    private func key(attach: String, limit: Int = 200) throws -> LookupKey {
        LookupKey(try .delivered(attach: attach), form: .auto, attachLimit: limit)
    }

    @Test func `the dialled number is asked for as delivered`() throws {
        #expect(try LookupKey.delivered(dnis: "1700-500 ").dnis == "1700-500 ")
    }

    @Test(arguments: [
        (String(repeating: "a", count: 200), 200, false),
        (String(repeating: "a", count: 201), 200, true),
        (String(repeating: "כ", count: 200), 200, false),
        (String(repeating: "כ", count: 201), 200, true),
        // A family of four is eleven UTF-16 units: eighteen are 198, and a nineteenth would be cut in two.
        (String(repeating: "👩‍👩‍👧‍👦", count: 18), 198, false),
        (String(repeating: "👩‍👩‍👧‍👦", count: 19), 198, true),
        // Two units each.
        (String(repeating: "😀", count: 100), 200, false),
        (String(repeating: "😀", count: 101), 200, true),
        ("a" + String(repeating: "😀", count: 100), 199, true),
        (String(repeating: "a", count: 199) + "\r\n", 199, true),
        (String(repeating: "a", count: 10_000), 200, true),
    ])
    func `attach data is cut at 200 UTF-16 units, between graphemes, and says so`(
        attach: String, units: Int, isCut: Bool
    ) throws {
        let key = try key(attach: attach)
        #expect(key.attach.utf16.count == units)
        #expect(attach.hasPrefix(key.attach))
        #expect(key.isAttachCut == isCut)
    }

    @Test func `a grapheme longer than the limit is left out whole`() throws {
        let key = try key(attach: "e" + String(repeating: "\u{301}", count: 300))
        #expect(key.attach == "")
        #expect(key.isAttachCut)
    }

    @Test func `attach data as text is composed, so that the database sees what the rules compare`() throws {
        #expect(Array(try key(attach: "cafe\u{301}").attach.unicodeScalars) == ["c", "a", "f", "\u{E9}"])
    }
}
