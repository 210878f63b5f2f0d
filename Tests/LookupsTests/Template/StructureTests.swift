import Lookups
import Testing

struct StructureTests {
    @Test(arguments: SQLDialect.allCases)
    func `a second statement is refused, a semicolon at the end is dropped`(dialect: SQLDialect) throws {
        expectRefusal("select a from t where b = $CLID; drop", dialect, "sql-two-statements drop")
        #expect(try template(" \n select a from t where b = $CLID ; ;\n", dialect).statement.hasSuffix("b = ?"))
    }

    @Test func `a semicolon in front is dropped`() throws {
        #expect(
            try template("; ;with x as (select 1) select * from x where b = $CLID", .sqlServer).statement.hasPrefix(
                "with"))
        expectRefusal(";select a; select b from t where c = $CLID", .sqlServer, "sql-two-statements select")
    }

    @Test(arguments: SQLDialect.allCases, ["", " \n", "-- nothing", ";", "/* x */ ;"])
    func `nothing is refused`(dialect: SQLDialect, sql: String) {
        let findings = LookupTemplate.compile(sql, dialect: dialect).findings
        #expect(findings.map(\.problem) == [.empty])
    }

    @Test(arguments: [
        ("update t set a = 1 where b = $CLID", "update"), ("delete from t where b = $CLID", "delete"),
        ("drop table t", "drop"), ("from t", "from"), ("'x'", "'x'"), ("$CLID", "$CLID"),
    ])
    func `what does not begin with SELECT is refused`(sql: String, word: String) throws {
        let compilation = LookupTemplate.compile(sql, dialect: .postgreSQL)
        #expect(compilation.template == nil)
        #expect(compilation.findings.first?.problem == .notASelect(word))
    }

    @Test(arguments: [
        ("with x as (delete from t where b = $CLID returning *) select * from x", "delete"),
        ("with x as (select 1) update t set a = 1 where b = $CLID", "update"),
        ("select a into u from t where b = $CLID", "into"),
        ("select a from t where b = $CLID delete from t", "delete"),
        ("select a from t where b = $CLID drop table t", "drop"),
    ])
    func `a statement that writes is refused`(sql: String, word: String) {
        expectRefusal(sql, .sqlServer, "sql-not-a-select \(word)")
    }

    @Test(arguments: [
        "select a from t where b = ? for update", "select a from t where b = ? for no key update",
        "select t.update, insert(a, 1, 2, 'x'), truncate(a, 1), b as delete from t where b = ?",
        "select a from t inner merge join u on t.a = u.a where b = ?",
        "with x as (select a, b from t) select a from x where b = ?", "(select a from t where b = ?)",
        "values (?)", "(select a from t where b = ?) union all (select 1)",
    ])
    func `a statement that reads is accepted`(statement: String) throws {
        #expect(try template(statement.replacing("?", with: "$CLID"), .mySQL).statement == statement)
    }

    @Test(arguments: ["exec GetCustomer ?", "call GetCustomer(?)", "{call GetCustomer(?)}"])
    func `a procedure is warned of`(statement: String) throws {
        let sql = statement.replacing("?", with: "$CLID")
        #expect(try template(sql, .sqlServer).statement == statement)
        #expect(LookupTemplate.compile(sql, dialect: .sqlServer).findings.map(\.code) == ["sql-procedure-call"])
    }

    @Test(arguments: SQLDialect.allCases)
    func `parentheses must pair`(dialect: SQLDialect) {
        expectRefusal("select (a from t where b = $CLID", dialect, "sql-unbalanced-parenthesis (")
        expectRefusal("select a) from t where b = $CLID", dialect, "sql-unbalanced-parenthesis )")
        #expect(LookupTemplate.compile("select ')' from t where b = $CLID", dialect: dialect).template != nil)
    }

    @Test(arguments: SQLDialect.allCases)
    func `a NUL is refused`(dialect: SQLDialect) {
        expectRefusal("select a from t where b = $CLID \0", dialect, "sql-nul-character \0")
    }

    @Test(arguments: ["\u{A0}", "\u{2019}", "\u{200B}", "\u{3000}", "\u{FEFF}"])
    func `a blank or quote of a word processor is refused`(character: String) {
        for dialect in SQLDialect.allCases {
            expectRefusal("select a from t where b =\(character)$CLID", dialect, "sql-pasted-character \(character)")
            #expect(LookupTemplate.compile("select '\(character)' where b = $CLID", dialect: dialect).template != nil)
        }
    }

    @Test func `all that is wrong is said at once, in the order of the text`() {
        let sql = "select $ANI, ?, \"$CLID\" from t where b = '$DNIS$' and c = '$CLID'; select 'x"
        #expect(
            findings(sql, .postgreSQL) == [
                "sql-unknown-variable $ANI", "sql-stray-marker ?", "sql-variable-in-identifier $CLID",
                "sql-url-variable $DNIS$", "sql-quoted-variable '$CLID'", "sql-two-statements select",
                "sql-unterminated-string '",
            ])
    }

    @Test func `offsets count UTF-8`() throws {
        let finding = try #require(LookupTemplate.compile("select 'כהן', ?", dialect: .sqlite).findings.first)
        #expect(finding.range == 17..<18)
    }

    @Test func `a finding says what is wrong and how to mend it`() throws {
        let compilation = LookupTemplate.compile("select a from t where b = $ANI", dialect: .sqlite)
        let finding = try #require(compilation.findings.first)
        #expect(finding.severity == .error)
        #expect(finding.message == "unknown variable $ANI")
        #expect(finding.help == "did you mean $CLID? the variables are $CLID, $DNIS and $ATTACHDATA")
    }
}
