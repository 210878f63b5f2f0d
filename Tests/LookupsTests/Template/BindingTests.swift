import Lookups
import Testing

struct BindingTests {
    private static let hostile = [
        "0541111111' OR '1'='1", "'; DROP TABLE t; --", "%", "_", "054%", "x'||'y", "a b", "(054)", "[0-9]", "\\'",
        "כהן",
        "054,1", "054;1", "",
    ]

    private func binding(_ condition: String, _ dialect: SQLDialect = .postgreSQL) throws -> Binding {
        try #require(try template("select a from t where \(condition)", dialect).parameters.first)
    }

    @Test(arguments: hostile)
    func `a plain value takes any text unchanged`(number: String) throws {
        #expect(try binding("b = $CLID").value(clid: number, dnis: "1", attach: "2") == number)
        #expect(try binding("b = $DNIS").value(clid: "1", dnis: number, attach: "2") == number)
        #expect(try binding("b = $ATTACHDATA").value(clid: "1", dnis: "2", attach: number) == number)
    }

    @Test(arguments: ["054\0", "054\n1", "\u{7F}"])
    func `a number with control characters is refused`(number: String) throws {
        #expect(try binding("b = $CLID").value(clid: number, dnis: "", attach: "") == nil)
        #expect(try binding("b = $DNIS").value(clid: "", dnis: number, attach: "") == nil)
    }

    @Test func `attached data may have lines but no NUL`() throws {
        #expect(try binding("b = $ATTACHDATA").value(clid: "", dnis: "", attach: "a\nb") == "a\nb")
        #expect(try binding("b = $ATTACHDATA").value(clid: "", dnis: "", attach: "a\0b") == nil)
    }

    @Test func `a longer string is composed around the values`() throws {
        let binding = try binding("b = 'tel $CLID at $DNIS: $ATTACHDATA.'")
        #expect(
            binding.value(clid: "+97254", dnis: "*55#", attach: "O'Brien;--") == "tel +97254 at *55#: O'Brien;--.")
        #expect(binding.isNational)
    }

    @Test(arguments: hostile.filter { $0 != "" } + ["054-1", "anna@example.org", "a", "05E"])
    func `inside a longer string only what a telephone dials is let through`(number: String) throws {
        #expect(try binding("b = 'c-$CLID'").value(clid: number, dnis: "", attach: "") == nil)
        #expect(try binding("b = 'c-$DNIS'").value(clid: "", dnis: number, attach: "") == nil)
        #expect(try binding("b like '%$CLID'").value(clid: number, dnis: "", attach: "") == nil)
        #expect(try binding("b = 'c-$CLID'").value(clid: "+0123456789*#ABCD", dnis: "", attach: "") != nil)
    }

    @Test(arguments: hostile.filter { $0 != "" } + ["a_b"])
    func `the pattern of a LIKE takes no pattern from a caller`(number: String) throws {
        for condition in ["b like $CLID", "b not like '$CLID'", "b ILIKE (select $CLID)", "b like concat('%', $CLID)"] {
            let binding = try binding(condition)
            #expect(binding.role == .likePattern)
            #expect(binding.value(clid: number, dnis: "", attach: "") == nil)
            #expect(binding.value(clid: "+054-1*#anna@a.b:5", dnis: "", attach: "") == "+054-1*#anna@a.b:5")
        }
    }

    @Test(arguments: ["%", "a_b", "[a]", "^", "\\", "\0"])
    func `nor from attached data`(text: String) throws {
        #expect(try binding("b like $ATTACHDATA").value(clid: "", dnis: "", attach: text) == nil)
        #expect(try binding("b like 'x $ATTACHDATA'").value(clid: "", dnis: "", attach: text) == nil)
        #expect(try binding("b like $ATTACHDATA").value(clid: "", dnis: "", attach: "O'Brien; כהן") == "O'Brien; כהן")
    }

    @Test(arguments: ["b similar to $CLID", "b regexp $CLID", "b glob $CLID", "b ~ $CLID", "b !~* $CLID"])
    func `a regular expression takes letters and digits`(condition: String) throws {
        let binding = try binding(condition)
        #expect(binding.role == .matchPattern)
        #expect(binding.value(clid: "054anna", dnis: "", attach: "") == "054anna")
        for number in ["*", "+1", ".", "0|1", "5#"] {
            #expect(binding.value(clid: number, dnis: "", attach: "") == nil)
        }
    }

    @Test(arguments: [
        "$CLID like prefix || '%'", "a like 'x%' and b = $CLID", "(a like 'x%') and b = $CLID",
        "a like 'x!%' escape '!' and b = $CLID", "a in (select c from u where d like 'x') and b = $CLID",
        "b = case when a like 'x' then $CLID else 'y' end",
    ])
    func `outside the pattern it is a plain value`(condition: String) throws {
        #expect(try binding(condition).role == .value)
        #expect(findings("select a from t where \(condition)", .postgreSQL) == [])
    }

    @Test func `a variable in a pattern is warned of`() {
        #expect(
            findings("select a from t where b like '%$CLID' and c = $DNIS", .sqlite) == ["sql-like-variable '%$CLID'"])
    }
}
