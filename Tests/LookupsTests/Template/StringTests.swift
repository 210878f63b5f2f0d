import Lookups
import Testing

struct StringTests {
    @Test(arguments: SQLDialect.allCases)
    func `a quoted variable means the variable, and is warned of`(dialect: SQLDialect) throws {
        let sql = "select a from t where b = '$CLID'"
        let compiled = try template(sql, dialect)
        #expect(compiled.statement == "select a from t where b = ?")
        #expect(compiled.parameters.map(\.parts) == [[.variable(.clid)]])
        #expect(compiled.parameters.map(\.isComposed) == [false])
        #expect(findings(sql, dialect) == ["sql-quoted-variable '$CLID'"])
    }

    @Test(arguments: SQLDialect.allCases)
    func `a string around variables becomes one marker`(dialect: SQLDialect) throws {
        let compiled = try template("select a from t where b = 'it''s $CLID-$DNIS, $5'", dialect)
        #expect(compiled.statement == "select a from t where b = ?")
        #expect(
            compiled.parameters.map(\.parts)
                == [[.literal("it's "), .variable(.clid), .literal("-"), .variable(.dnis), .literal(", $5")]])
        #expect(compiled.parameters.map(\.isComposed) == [true])
    }

    @Test(arguments: SQLDialect.allCases)
    func `a national string drops its prefix and is bound as wide text`(dialect: SQLDialect) throws {
        for prefix in ["N", "n"] {
            let compiled = try template("select a from t where b = \(prefix)'x $CLID' and c = \(prefix)'y'", dialect)
            #expect(compiled.statement == "select a from t where b = ? and c = \(prefix)'y'")
            #expect(compiled.parameters.map(\.isNational) == [true])
        }
    }

    @Test(arguments: SQLDialect.allCases, ["x", "X", "b", "B"])
    func `a variable in a string of bits is refused`(dialect: SQLDialect, prefix: String) {
        expectRefusal(
            "select a from t where b = \(prefix)'f$CLID'", dialect, "sql-variable-in-special-string $CLID")
    }

    @Test(arguments: [
        (SQLDialect.postgreSQL, "U&"), (.generic, "u&"), (.mySQL, "_utf8mb4"), (.generic, "_latin1"),
    ])
    func `a variable in a string with its own encoding is refused`(dialect: SQLDialect, prefix: String) {
        expectRefusal("select a from t where b = \(prefix)'$CLID'", dialect, "sql-variable-in-special-string $CLID")
    }

    @Test(arguments: SQLDialect.allCases)
    func `text without a known variable stays as it is`(dialect: SQLDialect) throws {
        let sql = "select 'what? -- /* ; $FOO $5 $$', x'ff', \"it?\" from t where b = $CLID"
        #expect(
            try template(sql, dialect).statement
                == "select 'what? -- /* ; $FOO $5 $$', x'ff', \"it?\" from t where b = ?")
    }

    @Test(arguments: SQLDialect.allCases)
    func `a near miss inside a string is warned of`(dialect: SQLDialect) throws {
        let sql = "select a from t where b = '$ANI' and c = $CLID"
        #expect(try template(sql, dialect).statement == "select a from t where b = '$ANI' and c = ?")
        #expect(findings(sql, dialect) == ["sql-unknown-variable $ANI"])
    }

    @Test(arguments: SQLDialect.allCases)
    func `an unknown variable beside a known one in a string is refused`(dialect: SQLDialect) {
        expectRefusal("select a from t where b = '$CLID $FOO'", dialect, "sql-unknown-variable $FOO")
    }

    @Test func `a backslash escapes where the dialect says so`() throws {
        let sql = #"select a from t where b = '\'\\ \n\%$CLID'"#
        #expect(
            try template(sql, .mySQL).parameters.map(\.parts)
                == [[.literal("'\\ \n\\%"), .variable(.clid)]])
        let prefixed = #"select a from t where b = E'\'\\ \n\%$CLID'"#
        #expect(
            try template(prefixed, .postgreSQL).parameters.map(\.parts) == [[.literal("'\\ \n%"), .variable(.clid)]])
        #expect(try template(prefixed, .postgreSQL).statement == "select a from t where b = ?")
    }

    @Test(arguments: SQLDialect.all(but: .generic, .mySQL))
    func `elsewhere a backslash is a character and closes nothing out`(dialect: SQLDialect) throws {
        let compiled = try template(#"select '\', a from t where b = '\n$CLID\' and c = $DNIS"#, dialect)
        #expect(compiled.statement == #"select '\', a from t where b = ? and c = ?"#)
        #expect(
            compiled.parameters.map(\.parts)
                == [[.literal(#"\n"#), .variable(.clid), .literal(#"\"#)], [.variable(.dnis)]])
    }

    @Test(arguments: [#"\x41"#, #"\101"#, #"\u0041"#, #"\$"#])
    func `an escape for a code beside a variable is refused`(escape: String) {
        expectRefusal(
            "select a from t where b = E'\(escape)$CLID'", .postgreSQL, "sql-unreadable-escape \(escape.prefix(2))")
    }

    @Test func `SQL Server joins lines at a backslash`() throws {
        let compiled = try template("select a from t where b = 'x\\\n\\\r\ny\\z$CLID'", .sqlServer)
        #expect(compiled.parameters.map(\.parts) == [[.literal(#"xy\z"#), .variable(.clid)]])
    }

    @Test func `double quotes make a string on MySQL`() throws {
        let compiled = try template(#"select a from t where b = "x""y\"$CLID""#, .mySQL)
        #expect(compiled.statement == "select a from t where b = ?")
        #expect(compiled.parameters.map(\.parts) == [[.literal(#"x"y""#), .variable(.clid)]])
    }

    @Test func `Oracle's chosen quotes hold quotes`() throws {
        let sql = "select q'[it's]', Q'!a'b!' from t where b = nq'(it's $CLID)'"
        let compiled = try template(sql, .oracle)
        #expect(compiled.statement == "select q'[it's]', Q'!a'b!' from t where b = ?")
        #expect(compiled.parameters.map(\.parts) == [[.literal("it's "), .variable(.clid)]])
        #expect(compiled.parameters.map(\.isNational) == [true])
    }

    @Test func `PostgreSQL's dollar quotes are copied`() throws {
        let sql = "select $$it's -- ? ;$$, $t$ $$ $x$ $t$ from t where b = $CLID"
        #expect(
            try template(sql, .postgreSQL).statement == "select $$it's -- ? ;$$, $t$ $$ $x$ $t$ from t where b = ?")
        expectRefusal("select $t$ $CLID $t$", .postgreSQL, "sql-variable-in-dollar-quote $CLID")
        expectRefusal("select $t$ x $T$", .postgreSQL, "sql-unterminated-dollar-quote $t$")
    }

    @Test(arguments: SQLDialect.all(but: .postgreSQL, .generic))
    func `elsewhere they are no quotes`(dialect: SQLDialect) {
        expectRefusal("select $t ", dialect, "sql-unknown-variable $t")
        #expect(findings("select $t$", dialect).first == "sql-unknown-variable $t")
    }

    @Test(arguments: SQLDialect.allCases)
    func `a string that is never closed is refused`(dialect: SQLDialect) {
        expectRefusal("select a from t where b = 'x", dialect, "sql-unterminated-string '")
        #expect(findings("select a from t where b = '$CLID\\", dialect).first == "sql-unterminated-string '")
    }

    /// PostgreSQL makes one string of two with a line between, in the first one's spelling.
    @Test(arguments: SQLDialect.allCases)
    func `strings side by side are refused`(dialect: SQLDialect) {
        expectRefusal("select 'a' -- x\n 'b' from t where c = $CLID", dialect, "sql-adjacent-strings 'b'")
    }
}
