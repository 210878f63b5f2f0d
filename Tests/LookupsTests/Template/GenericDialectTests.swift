import Lookups
import Testing

struct GenericDialectTests {
    @Test(arguments: [
        (#"select '\', a from t where b = '$CLID'"#, SQLAmbiguity.backslash),
        (#"select a from t where b = '\n$CLID'"#, .backslash),
        (#"select "a\" from t where b = $CLID"#, .backslash),
        (#"select a from t where b = "$CLID""#, .doubleQuotes),
        ("select a from t where b = any(array[$CLID])", .brackets),
        ("select a['x'] from t where b = $CLID", .brackets),
        ("select a --x\nfrom t where b = $CLID", .dashes),
        ("select a # x\nfrom t where b = $CLID", .hash),
        ("select emp# from t where b = $CLID", .hash),
        ("select @x from t where b = $CLID", .at),
        ("select @'x' from t where b = $CLID", .at),
        ("select $$x$$ from t where b = $CLID", .dollarQuote),
        ("select $t$x$t$ from t where b = $CLID", .dollarQuote),
        ("select a /* /* */ from t where b = $CLID", .nestedComment),
        ("select a /*! high_priority */ from t where b = $CLID", .executableComment),
        ("select q'[x]' from t where b = $CLID", .chosenQuote),
    ])
    func `what databases read differently asks for the driver's name`(sql: String, ambiguity: SQLAmbiguity) throws {
        let compilation = LookupTemplate.compile(sql, dialect: .generic)
        #expect(compilation.template == nil)
        #expect(compilation.findings.contains { $0.problem == .ambiguous(ambiguity) })
        for finding in compilation.findings where finding.code == "sql-ambiguous" {
            #expect(finding.help.hasSuffix("name the driver in the connection string"))
        }
    }

    @Test(arguments: [
        #"select 'C:\dir' from t where b = ?"#,
        #"select '\\' from t where b = ?"#,
        #"select "a b" from t where b = ?"#,
        "select [a b], c[1] from t where b = ?",
        "select `a` from t where b = ?",
        "select a /* x */ from t where b = ?",
        "select a @> b from t where b = ?::text",
    ])
    func `what they read alike is accepted`(statement: String) throws {
        let sql = statement.replacing("?", with: "$CLID")
        #expect(try template(sql, .generic).statement == statement.replacing("/* x */", with: " "))
    }
}
