import Testing

struct FixtureCharsetTests {
    /// The script is UTF-8 and so is the file it fills, whatever the customer's own driver delivers.
    @Test func `the charset of the customer's driver is not that of a fixture's database`() async throws {
        let crm = Rehearsal(
            lookup: "{ odbc: [a, b], sql: \"select Q, P, A from C where N = $CLID\", charset: windows-1255 }")
        let seed = """
            create table C (N varchar(20), Q integer, P integer, A varchar(200));
            insert into C values ('0541111111', 12, 1, 'כהן דוד');
            """
        #expect(
            try await crm.differences(seed: seed, expect: "{ queue: vip, priority: 1, attach: כהן דוד, source: 1 }")
                == [])
    }
}
