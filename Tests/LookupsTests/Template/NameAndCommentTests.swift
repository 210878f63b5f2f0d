import Lookups
import Testing

struct NameAndCommentTests {
    @Test(arguments: SQLDialect.all(but: .mySQL, .generic))
    func `double quotes hold a name, where no variable may stand`(dialect: SQLDialect) throws {
        let sql = #"select "a ' -- ?""b" from t where c = $CLID"#
        #expect(try template(sql, dialect).statement == #"select "a ' -- ?""b" from t where c = ?"#)
        expectRefusal(#"select a from t where b = "$CLID""#, dialect, "sql-variable-in-identifier $CLID")
        expectRefusal(#"select "a from t"#, dialect, #"sql-unterminated-identifier ""#)
    }

    @Test(arguments: [SQLDialect.mySQL, .sqlite, .generic])
    func `backticks hold a name`(dialect: SQLDialect) throws {
        let sql = "select `a ' -- ``b` from t where c = $CLID"
        #expect(try template(sql, dialect).statement == "select `a ' -- ``b` from t where c = ?")
        expectRefusal("select `$CLID` from t", dialect, "sql-variable-in-identifier $CLID")
        expectRefusal("select `a?` from t where b = $CLID", dialect, "sql-stray-marker ?")
    }

    @Test(arguments: [SQLDialect.sqlServer, .sqlite])
    func `brackets hold a name`(dialect: SQLDialect) throws {
        let sql = "select [a ' -- b] from t where c = $CLID"
        #expect(try template(sql, dialect).statement == "select [a ' -- b] from t where c = ?")
        expectRefusal("select [$CLID] from t", dialect, "sql-variable-in-identifier $CLID")
        expectRefusal("select [a?] from t where b = $CLID", dialect, "sql-stray-marker ?")
        expectRefusal("select [a from t", dialect, "sql-unterminated-identifier [")
    }

    @Test func `a doubled bracket belongs to the name on SQL Server only`() throws {
        let sql = "select [a]]$CLID] from t"
        expectRefusal(sql, .sqlServer, "sql-variable-in-identifier $CLID")
        #expect(try template(sql, .sqlite).statement == "select [a]]?] from t")
    }

    @Test(arguments: [SQLDialect.postgreSQL, .mySQL])
    func `elsewhere brackets are subscripts`(dialect: SQLDialect) throws {
        #expect(
            try template("select a[1] from t where b = any(array[$CLID])", dialect).statement
                == "select a[1] from t where b = any(array[?])")
    }

    @Test(arguments: SQLDialect.allCases)
    func `a comment becomes a blank, whatever it holds`(dialect: SQLDialect) throws {
        let sql = """
            -- it's $CLID ? ;
            select a/* "$FOO$ ' */from t -- 'x
            where b = $CLID; -- done; /*
            """
        #expect(try template(sql, dialect).statement == "select a from t  \nwhere b = ?")
        #expect(findings(sql, dialect) == [])
    }

    @Test(arguments: SQLDialect.all(but: .mySQL, .generic))
    func `dashes begin a comment without a blank`(dialect: SQLDialect) throws {
        #expect(try template("select a --'$CLID\nfrom t where b = $DNIS", dialect).statement.hasPrefix("select a  \n"))
    }

    /// A driver or server that takes two dashes for a comment would lose the rest of the line.
    @Test func `on MySQL dashes without a blank are two minus signs, and are kept apart`() throws {
        #expect(try template("select 1--1 from t where b = $CLID", .mySQL).statement.hasPrefix("select 1- -1 from"))
        #expect(try template("select 1--/**/1 from t where b=$CLID", .mySQL).statement.hasPrefix("select 1- - 1"))
        #expect(try template("select 1--\t'\nfrom t where b = $CLID", .mySQL).statement.hasPrefix("select 1 \nfrom"))
    }

    @Test func `a number sign begins a comment on MySQL only`() throws {
        #expect(try template("select a # it's\nfrom t where b = $CLID", .mySQL).statement.hasPrefix("select a  \nfrom"))
        #expect(try template("select a # b from t where b = $CLID", .postgreSQL).statement.contains("a # b"))
        #expect(try template("select a from #t where b# = $CLID", .sqlServer).statement.contains("#t where b#"))
        #expect(try template("select a from t where b# = $CLID", .oracle).statement.contains("b# = ?"))
    }

    @Test(arguments: [SQLDialect.postgreSQL, .sqlServer])
    func `comments nest`(dialect: SQLDialect) throws {
        let sql = "select a /* x /* y */ $FOO ' */ from t where b = $CLID"
        #expect(try template(sql, dialect).statement == "select a   from t where b = ?")
        expectRefusal("select a /* x /* y */ from t", dialect, "sql-unterminated-comment /*")
    }

    @Test(arguments: [SQLDialect.mySQL, .sqlite, .oracle])
    func `comments do not nest`(dialect: SQLDialect) throws {
        let sql = "select a /* x /* y */ + 1 from t where b = $CLID"
        #expect(try template(sql, dialect).statement == "select a   + 1 from t where b = ?")
        #expect(try template("select a /*/*/ from t where b = $CLID", dialect).statement.hasPrefix("select a   from"))
    }

    @Test(arguments: SQLDialect.all(but: .sqlite))
    func `a hint is kept, without variables and markers`(dialect: SQLDialect) throws {
        let sql = "select /*+ index(t i) it's */ a from t where b = $CLID"
        #expect(try template(sql, dialect).statement == "select /*+ index(t i) it's */ a from t where b = ?")
        expectRefusal("select /*+ $CLID */ a from t where b = $DNIS", dialect, "sql-variable-in-hint $CLID")
        expectRefusal("select /*+ ? */ a from t where b = $DNIS", dialect, "sql-stray-marker ?")
    }

    @Test func `SQLite knows no hints, and its driver stumbles over them`() throws {
        #expect(try template("select /*+ x */ a from t where b = $CLID", .sqlite).statement.hasPrefix("select   a"))
    }

    @Test func `a comment that MySQL executes is kept when it is plain`() throws {
        let sql = "select /*!50000 straight_join */ /*M! high_priority */ a from t where b = $CLID"
        #expect(try template(sql, .mySQL).statement == sql.replacing("$CLID", with: "?"))
        expectRefusal("select /*! $CLID */ a from t", .mySQL, "sql-variable-in-hint $CLID")
        expectRefusal("select /*! ' */ a, $CLID from t", .mySQL, "sql-obscure-hint /*! ' */")
    }

    @Test(arguments: [SQLDialect.postgreSQL, .sqlite, .sqlServer, .oracle])
    func `elsewhere it is a comment`(dialect: SQLDialect) throws {
        #expect(
            try template("select a /*! ' */ from t where b = $CLID", dialect).statement.hasPrefix("select a   from"))
    }
}
