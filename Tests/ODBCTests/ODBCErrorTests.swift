import ODBC
import Testing

@Suite struct ODBCErrorTests {
    @Test(arguments: ["", "4200", "420000", "42p01", "42 01", "42P0é"])
    func `only five digits and capitals are a SQLSTATE`(_ text: String) {
        #expect(SQLState(text) == nil)
    }

    @Test func `a SQLSTATE shows its five characters and knows its class`() throws {
        let text = "42P01"
        let state = try #require(SQLState(text))
        #expect(state.description == "42P01")
        #expect(state == "42P01")
        #expect(state.belongs(to: "42"))
        #expect(!state.belongs(to: "40"))
    }

    /// The SQLSTATEs and native codes are those the drivers were seen to report.
    @Test(
        arguments: [
            (.postgreSQL, "08S01", 35, .dead), (.postgreSQL, "57P01", 35, .dead), (.mariaDB, "08S01", 2013, .dead),
            (.mariaDB, "HY000", 2006, .dead), (.freeTDS, "01000", 20017, .dead), (.microsoft, "08S01", 10054, .dead),
            (.postgreSQL, "57014", 1, .timeout), (.mariaDB, "HY018", 1317, .timeout),
            (.mariaDB, "HY018", 1969, .timeout),
            (.freeTDS, "HYT00", 0, .timeout), (.freeTDS, "HY008", 0, .timeout), (.sqlite, "HY000", 5, .timeout),
            (.sqlite, "HY000", 9, .timeout), (.mariaDB, "40001", 1213, .timeout),
            (.postgreSQL, "42P01", 1, .plan), (.postgreSQL, "42883", 1, .plan), (.postgreSQL, "42809", 1, .plan),
            (.mariaDB, "42000", 1305, .plan), (.mariaDB, "42000", 1318, .plan), (.mariaDB, "42000", 1370, .plan),
            (.freeTDS, "42000", 2812, .plan), (.freeTDS, "42000", 8144, .plan), (.other, "07002", 0, .plan),
            (.sqlite, "HY000", 1, .plan),
            (.postgreSQL, "22P02", 1, .data), (.mariaDB, "22001", 1406, .data), (.microsoft, "22018", 245, .data),
            (.postgreSQL, "23505", 1, .data), (.sqlite, "HY000", 19, .data),
            (.mariaDB, "45000", 1644, .application), (.freeTDS, "42000", 50001, .application),
            (.microsoft, "42000", 50001, .application), (.postgreSQL, "P0001", 1, .application),
            (.postgreSQL, "28P01", 1, .configuration), (.sqlite, "HY000", 11, .configuration),
        ] as [(DriverProfile, SQLState, Int, ODBCError.Classification)])
    func `an execution's failure is classified`(
        _ profile: DriverProfile, _ state: SQLState, _ native: Int, _ expected: ODBCError.Classification
    ) {
        let record = Diagnostic(state: state, nativeCode: native, message: "")
        #expect(ODBCError("SQLExecute", [record], profile: profile).classification == expected)
    }

    @Test(
        arguments: [
            (.postgreSQL, "08001", 101, "Connection refused", .connect),
            (.postgreSQL, "08001", 101, "FATAL: password authentication failed for user", .configuration),
            (.postgreSQL, "08001", 101, "FATAL: database \"x\" does not exist", .configuration),
            (.mariaDB, "HY000", 2002, "Can't connect", .connect), (.mariaDB, "28000", 1045, "", .configuration),
            (.mariaDB, "42000", 1044, "", .configuration), (.freeTDS, "08S01", 20009, "", .connect),
            (.microsoft, "HYT00", 0, "Login timeout expired", .connect), (.sqlite, "HY000", 14, "", .connect),
            (.microsoft, "28000", 18456, "Login failed", .configuration),
            (.other, "IM002", 0, "Data source name not found", .configuration),
            (.other, "01000", 0, "[unixODBC][Driver Manager]Can't open lib 'x'", .configuration),
        ] as [(DriverProfile, SQLState, Int, String, ODBCError.Classification)])
    func `a failure to connect is classified`(
        _ profile: DriverProfile, _ state: SQLState, _ native: Int, _ message: String,
        _ expected: ODBCError.Classification
    ) {
        let record = Diagnostic(state: state, nativeCode: native, message: message)
        #expect(ODBCError("SQLDriverConnect", [record], profile: profile).classification == expected)
    }

    @Test func `a record further down decides when the first says nothing`() {
        let records = [
            Diagnostic(state: "HY000", message: "general"), Diagnostic(state: "08S01", message: "link failure"),
        ]
        #expect(ODBCError("SQLFetch", records).classification == .dead)
    }

    @Test func `a connection known to be lost is dead whatever the state`() {
        let record = Diagnostic(state: "HY000", message: "")
        #expect(ODBCError("SQLExecute", [record], isConnectionDead: true).classification == .dead)
        #expect(ODBCError("SQLExecute", [record]).classification == .plan)
    }

    @Test func `an error is one line of bounded length`() {
        let record = Diagnostic(
            state: "42P01", nativeCode: 1, message: "first\r\n\tsecond \u{7} " + String(repeating: "long ", count: 100))
        let text = ODBCError("SQLExecute", [record], sql: "select a\nfrom b").description
        #expect(text.hasPrefix("SQLExecute: 42P01 (1): first second long"))
        #expect(text.hasSuffix("… [select a from b]"))
        #expect(!text.contains { $0.isNewline })
        #expect(text.count == "SQLExecute: 42P01 (1):  [select a from b]".count + 200)
    }
}
