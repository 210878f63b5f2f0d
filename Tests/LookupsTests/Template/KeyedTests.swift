import Lookups
import Testing

struct KeyedTests {
    @Test(arguments: SQLDialect.allCases)
    func `the key becomes a list, and its column the last of the columns`(dialect: SQLDialect) throws {
        let compiled = try template("select a, b, c from t where phone_number = $CLID", dialect)
        let keyed = try #require(compiled.keyedBy(count: 3))
        #expect(keyed.statement == "select a, b, c, phone_number from t where phone_number IN (?,?,?)")
        #expect(keyed.parameters.map(\.parts) == [[.variable(.clid)], [.variable(.clid)], [.variable(.clid)]])
        #expect(keyed.keys == 0..<3)
        #expect(compiled.keyRefusal == nil)
        #expect(
            compiled.keyedBy(count: 1)?.statement
                == "select a, b, c, phone_number from t where phone_number IN (?)")
    }

    @Test func `other parameters keep their places before and behind`() throws {
        let compiled = try template(
            "select a, $DNIS from t where n = $ATTACHDATA and $CLID = t.\"phone\" and d = '$DNIS' -- end", .oracle)
        let keyed = try #require(compiled.keyedBy(count: 2))
        #expect(
            keyed.statement
                == "select a, ?, t.\"phone\" from t where n = ? and t.\"phone\" IN (?,?) and d = ?")
        #expect(
            keyed.parameters.map(\.parts) == [
                [.variable(.dnis)], [.variable(.attachData)], [.variable(.clid)], [.variable(.clid)],
                [.variable(.dnis)],
            ])
        #expect(keyed.keys == 2..<4)
    }

    @Test(arguments: [
        (
            "select * from t where p=$CLID;", SQLDialect.sqlite,
            "select *, p from t where p IN (?,?)"
        ),
        (
            "select t.* from [my db].dbo.t with (nolock) where [my db] . dbo.t.[the phone] = $CLID", .sqlServer,
            "select t.*, [my db].dbo.t.[the phone] from [my db].dbo.t with (nolock) "
                + "where [my db].dbo.t.[the phone] IN (?,?)"
        ),
        (
            "select coalesce(a, 1) x from t left join u on t.i = u.i and u.k = 1 where `p` = '$CLID' and b is null",
            .mySQL,
            "select coalesce(a, 1) x, `p` from t left join u on t.i = u.i and u.k = 1 where `p` IN (?,?) and b is null"
        ),
        (
            "select a from t where x between 1 and 2 and p = $CLID and y in (select z from u order by z limit 1)",
            .postgreSQL,
            "select a, p from t where x between 1 and 2 and p IN (?,?) and y in (select z from u order by z limit 1)"
        ),
        (
            "select case when a = 1 or b = 2 then 3 end -- c\nfrom t where (x = 1 or y = 2) and p = N'$CLID'", .oracle,
            "select case when a = 1 or b = 2 then 3 end, p  \nfrom t where (x = 1 or y = 2) and p IN (?,?)"
        ),
        (
            "select a from t where not b = 1 and p = $CLID", .sqlite,
            "select a, p from t where not b = 1 and p IN (?,?)"
        ),
    ])
    func `forms that fit`(sql: String, dialect: SQLDialect, statement: String) throws {
        #expect(try template(sql, dialect).keyedBy(count: 2)?.statement == statement)
    }

    @Test(arguments: [
        ("with x as (select 1) select a from t where p = $CLID", KeyRefusal.notAPlainSelect),
        ("(select a from t where p = $CLID)", .notAPlainSelect),
        ("values ($CLID)", .notAPlainSelect),
        ("select a from t where p = $CLID limit 1", .clause("LIMIT")),
        ("select top 1 a from t where p = $CLID", .clause("TOP")),
        ("select a from t where p = $CLID fetch first 1 row only", .clause("FETCH")),
        ("select a from t where p = $CLID offset 1", .clause("OFFSET")),
        ("select a from t where p = $CLID order by a", .clause("ORDER")),
        ("select a from t where p = $CLID group by a", .clause("GROUP")),
        ("select a from t where p = $CLID having a > 1", .clause("HAVING")),
        ("select distinct a from t where p = $CLID", .clause("DISTINCT")),
        ("select a from t where p = $CLID union select 1", .clause("UNION")),
        ("select a from t where p = $CLID intersect select 1", .clause("INTERSECT")),
        ("select a from t where p = $CLID except select 1", .clause("EXCEPT")),
        ("select a from t where p = $CLID for update", .clause("FOR")),
        ("select a from t where p = $CLID window w as ()", .clause("WINDOW")),
        ("select rank() over (order by a) from t where p = $CLID", .clause("OVER")),
        ("select a from t where p = $CLID and (rownum = 1)", .clause("ROWNUM")),
        ("select count(*) from t where p = $CLID", .function("count")),
        ("select a, 1 + \"my sum\"(b) from t where p = $CLID", .function("\"my sum\"")),
        ("select (select max(x) from u) from t where p = $CLID", .function("max")),
        ("select a from t where p = $CLID or b = 1", .alternatives),
        ("select a from t where b = 1 or p = $CLID", .alternatives),
        ("select a from t where p = $CLID and q = $CLID", .usesOfKey(2)),
        ("select a from t where p = $DNIS", .usesOfKey(0)),
        ("select a from t where p = 'x$CLID'", .usesOfKey(1)),
        ("select $CLID", .noKeyCondition),
        ("select a from t where not p = $CLID", .noKeyCondition),
        ("select a from t where (p = $CLID)", .noKeyCondition),
        ("select a from t where b in (select c from u where p = $CLID)", .noKeyCondition),
        ("select a from t join u on p = $CLID where b = 1", .noKeyCondition),
        ("select a from t where x between 1 and p = $CLID", .noKeyCondition),
        ("select a from t where case when b = 1 and p = $CLID and c = 2 then 1 end", .noKeyCondition),
        ("select a from t where p = $CLID is true", .noKeyCondition),
        ("select a from t where p = $CLID::text", .noKeyCondition),
        ("select a from t where p = $CLID || 'x'", .noKeyCondition),
        ("select a from t where p >= $CLID", .noKeyCondition),
        ("select a from t where p like $CLID", .noKeyCondition),
        ("select a from t where lower(p) = $CLID", .noKeyCondition),
        ("select a from t where q + p = $CLID", .noKeyCondition),
        ("select a from t where 1 = $CLID", .noKeyCondition),
        ("select a from t where $CLID = p = q", .noKeyCondition),
        ("select trim(a) p from t where p = $CLID", .keyIsAlias("p")),
        ("select a as \"P\" from t where p = $CLID", .keyIsAlias("\"P\"")),
    ])
    func `forms that do not fit are refused with the reason`(sql: String, refusal: KeyRefusal) throws {
        let compiled = try template(sql, .postgreSQL)
        #expect(compiled.keyedBy(count: 2) == nil)
        #expect(compiled.keyRefusal == refusal)
    }

    @Test func `what other dialects do not let through`() throws {
        #expect(try template("select * from t where p = $CLID", .oracle).keyRefusal == .bareStar)
        #expect(try template("select a from t where p = $CLID and b || c", .mySQL).keyRefusal == .alternatives)
        #expect(try template("select a from t where p = $CLID && b", .mySQL).keyRefusal == .noKeyCondition)
        #expect(try template("select a from t where @p = $CLID", .mySQL).keyRefusal == .noKeyCondition)
        #expect(
            try template("select a from t where p = $CLID /*! limit 1 */", .mySQL).keyRefusal == .executableComment)
    }
}
