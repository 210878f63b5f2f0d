import Lookups
import Testing

struct StatementKeyTests {
    private static let base = LookupKey.of("0541", dnis: "1700", attach: "lang=he")

    @Test(arguments: [
        (LookupKey.of("0542", dnis: "1700", attach: "lang=he"), KeyParts.clid),
        (.of("0541", dnis: "1800", attach: "lang=he"), .dnis),
        (.of("0541", dnis: "1700", attach: "lang=ru"), .attach),
    ])
    func `only what the statement reads tells questions apart`(other: LookupKey, part: KeyParts) {
        let everything: KeyParts = [.clid, .dnis, .attach]
        #expect(StatementKey(other, reading: part) != StatementKey(Self.base, reading: part))
        #expect(StatementKey(other, reading: everything) != StatementKey(Self.base, reading: everything))
        let rest = everything.subtracting(part)
        #expect(StatementKey(other, reading: rest) == StatementKey(Self.base, reading: rest))
        #expect(StatementKey(other, reading: rest).hashValue == StatementKey(Self.base, reading: rest).hashValue)
    }

    @Test func `attach data that was cut is another question than the same text whole`() {
        let whole = LookupKey.of("0541", attach: "abcd", attachLimit: 4)
        let cut = LookupKey.of("0541", attach: "abcdefgh", attachLimit: 4)
        #expect(StatementKey(whole, reading: .attach) != StatementKey(cut, reading: .attach))
        #expect(StatementKey(whole, reading: .clid) == StatementKey(cut, reading: .clid))
    }

    private static let statements: [(sql: String, reads: KeyParts)] = [
        ("select a from t where b = $CLID", .clid),
        ("select a from t where b = $DNIS and c = $ATTACHDATA", [.dnis, .attach]),
        ("select a from t where b = 'x$CLID' and c = $DNIS", [.clid, .dnis]),
        ("select a from t", []),
    ]

    @Test(arguments: statements)
    func `a statement reads the variables it names`(sql: String, reads: KeyParts) throws {
        let template = try #require(LookupTemplate.compile(sql, dialect: .sqlite).template)
        #expect(KeyParts(where: template.uses) == reads)
    }
}
