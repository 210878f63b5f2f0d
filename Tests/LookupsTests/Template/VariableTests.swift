import Lookups
import Testing

struct VariableTests {
    @Test(arguments: SQLDialect.allCases)
    func `each variable becomes a marker with its own binding`(dialect: SQLDialect) throws {
        let sql = "select Q, P, A from C where phone=$CLID and line = $dnis and note <> $AttachData"
        let compiled = try template(sql, dialect)
        #expect(compiled.statement == "select Q, P, A from C where phone=? and line = ? and note <> ?")
        #expect(
            compiled.parameters.map(\.parts)
                == [[.variable(.clid)], [.variable(.dnis)], [.variable(.attachData)]])
        #expect(compiled.parameters.map(\.isNational) == [false, false, true])
        #expect(compiled.parameters.map(\.offset) == [34, 51, 69])
        #expect(findings(sql, dialect) == [])
    }

    @Test(arguments: SQLDialect.allCases)
    func `the example of the vendor's guide compiles`(dialect: SQLDialect) throws {
        let compiled = try template(
            "select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = $CLID", dialect)
        #expect(
            compiled.statement == "select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = ?")
        #expect(compiled.uses(.clid))
        #expect(!compiled.uses(.dnis))
    }

    @Test(arguments: SQLDialect.allCases, ["CLIDX", "1", "FOO", "CLID_", "clıd", "CLIDé"])
    func `an unknown variable is refused`(dialect: SQLDialect, name: String) {
        expectRefusal("select a from t where b = $\(name)", dialect, "sql-unknown-variable $\(name)")
    }

    @Test(arguments: [
        ("CLIDS", LookupVariable?.some(.clid)), ("CLD", .clid), ("LCID", .clid), ("ANI", .clid), ("CallerID", .clid),
        ("DNSI", .dnis), ("did", .dnis), ("DNI", .dnis), ("ATTACH_DATA", .attachData), ("ATTACHDAT", .attachData),
        ("userdata", .attachData), ("1", nil), ("FOO", nil), ("SCHEDULE", nil), ("x", nil),
    ])
    func `the help names the variable that was meant`(written: String, meant: LookupVariable?) throws {
        let compilation = LookupTemplate.compile("select a from t where b = $\(written)", dialect: .oracle)
        let finding = try #require(compilation.findings.first)
        #expect(finding.problem == .unknownVariable(written, nearest: meant))
        #expect(finding.help.contains("did you mean") == (meant != nil))
        if let meant { #expect(finding.help.contains("did you mean \(meant.text)?")) }
    }

    @Test(arguments: SQLDialect.allCases, ["$CLID$", "$clid$", "'$CLID$'", "'x $DNIS$ y'"])
    func `the notation for web addresses is refused`(dialect: SQLDialect, text: String) throws {
        let sql = "select a from t where b = \(text)"
        let compilation = LookupTemplate.compile(sql, dialect: dialect)
        #expect(compilation.template == nil)
        #expect(compilation.findings.map(\.code) == ["sql-url-variable"])
    }

    @Test(arguments: SQLDialect.allCases)
    func `a dollar sign inside a name is part of the name`(dialect: SQLDialect) throws {
        let sql = "select v$session, a$CLID from t where b = $CLID"
        #expect(try template(sql, dialect).statement == "select v$session, a$CLID from t where b = ?")
        #expect(findings(sql, dialect) == ["sql-variable-in-word $CLID"])
    }

    @Test(arguments: SQLDialect.allCases, ["$", "5$CLID", "$ 5"])
    func `a dollar sign that begins nothing is refused`(dialect: SQLDialect, text: String) {
        expectRefusal("select a from t where b = \(text) ", dialect, "sql-stray-dollar $")
    }

    @Test(arguments: SQLDialect.allCases)
    func `a marker of the template's own is refused`(dialect: SQLDialect) {
        expectRefusal("select a from t where b = ? and c = $CLID", dialect, "sql-stray-marker ?")
    }

    @Test(arguments: [
        (SQLDialect.sqlite, ":name"), (.sqlite, "@name"), (.oracle, ":name"), (.oracle, ":1"), (.generic, ":name"),
    ])
    func `a parameter of the database's own is refused`(dialect: SQLDialect, parameter: String) {
        expectRefusal("select a from t where b = \(parameter)", dialect, "sql-stray-marker \(parameter)")
    }

    @Test func `a cast and a variable of the session are no parameters`() throws {
        #expect(try template("select a from t where b = $CLID::text", .postgreSQL).statement.hasSuffix("?::text"))
        #expect(try template("select @n := 1 from t where b = $CLID", .mySQL).statement.contains("@n := 1"))
        #expect(try template("select a from t where b = $CLID and c = @@spid", .sqlServer).statement.contains("@@spid"))
    }

    @Test(arguments: SQLDialect.allCases)
    func `a statement without variables is warned of`(dialect: SQLDialect) throws {
        #expect(findings("select a from t", dialect) == ["sql-no-variable select"])
        #expect(try template("select a from t", dialect).parameters == [])
    }

    @Test(arguments: SQLDialect.allCases)
    func `a marker never runs together with a word`(dialect: SQLDialect) throws {
        let compiled = try template("select a from t where b in($CLID) and c like'$DNIS'and d ='$CLID'", dialect)
        #expect(compiled.statement == "select a from t where b in(?) and c like ? and d =?")
        #expect(try template("select'$CLID'1", dialect).statement == "select ? 1")
    }
}
