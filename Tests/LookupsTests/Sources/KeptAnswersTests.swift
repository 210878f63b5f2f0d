import Numbering
import Routing
import Testing

@testable import Lookups

struct KeptAnswersTests {
    private func statement(_ sql: String) throws -> LookupQuery {
        .statement(try #require(LookupTemplate.compile(sql, dialect: .generic).template))
    }

    private func key(dialled dnis: String) -> LookupKey {
        var reader = CallReader(numbers: .raw, attach: AttachSchema([]))
        return LookupKey(reader.call(dnis: dnis, clid: "0541111111"), form: .raw, attachLimit: 200)
    }

    @Test func `an answer is known by all that any of the sources reads`() throws {
        let byCaller = try statement("select Q from C where N = $CLID")
        let byLine = try statement("select Q from C where N = $CLID and L = $DNIS")
        let policy = CachePolicy(ttl: 60_000)
        let row = LookupAnswer.found([LookupRow(queue: LookupCell("12"), priority: LookupCell(nil), attach: nil)])
        // The second source may have answered, and its row is that of one line.
        for queries in [[byCaller, byLine], [byLine, byCaller]] {
            let mixed = KeptAnswers(policy, queries: queries)
            mixed.keep(key(dialled: "1700500"), row)
            #expect(mixed.fresh(key(dialled: "1700500"))?.rows == row.rows)
            #expect(mixed.fresh(key(dialled: "1800500")) == nil)
        }
        // Where no source reads the line, one caller is one question.
        let alike = KeptAnswers(policy, queries: [byCaller, byCaller])
        alike.keep(key(dialled: "1700500"), row)
        #expect(alike.fresh(key(dialled: "1800500"))?.rows == row.rows)
    }
}
