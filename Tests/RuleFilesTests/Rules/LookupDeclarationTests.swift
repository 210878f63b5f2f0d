import Lookups
import ODBC
import Routing
import Testing

@testable import RuleFiles

struct LookupDeclarationTests {
    /// The only lookup of a rule file with `text` below its name.
    private func declaration(_ text: String, limits: String = "") throws -> LookupDeclaration {
        let lines = text.split(separator: "\n").map { "    \($0)\n" }.joined()
        let file = try Desk("\(limits)\nlookups:\n  crm:\n\(lines)rules: []\n").ruleFile
        try #require(file.lookups.map(\.name) == file.ruleSet.lookups.map(\.name))
        return try #require(file.lookups.first)
    }

    /// `CRM: select … 250ms`: where a source is, what it is asked, and for how long.
    private func told(_ source: LookupDeclaration.Source) -> String {
        let question =
            switch source.settings.query {
            case .statement(let template): template.statement
            case .procedure(let procedure): "\(procedure.name)/\(procedure.signature.rawValue)"
            }
        return "\(source.connection.variables.joined()): \(question) \(source.settings.timeout)ms"
    }

    @Test func `what is not written has its default`() throws {
        let crm = try declaration(
            """
            odbc: ${CRM}
            sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = $CLID
            """)
        #expect(
            crm.sources.map(told)
                == ["CRM: select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = ? 1000ms"])
        #expect(crm.cache == nil)
        #expect(crm.settings.name == "crm")
        #expect(crm.settings.form == .auto)
        #expect(crm.settings.longestCLID == 4000)
        #expect(crm.settings.columns == [])
        #expect(crm.settings.attachLimit == 200)
        #expect(crm.settings.codePage == nil)
        #expect(crm.sources[0].pool.size == 2)
        #expect(crm.sources[0].breaker == BreakerPolicy(failures: 3, shortest: 1000, longest: 30_000))
    }

    @Test func `what is written is taken`() throws {
        let crm = try declaration(
            """
            odbc: crm
            sql: select QUEUE_CODE, AGENT from Customers where phone_number = $CLID
            returns: { agent: "string?", visits: int }
            timeout: 250ms
            clid_form: national
            max_clid: 20
            clamp_priority: true
            charset: windows-1255
            pool: 8
            breaker: { failures: 5, open: 250ms..1m }
            cache: { ttl: 60s, max_stale: 24h }
            """, limits: "limits: { attach: 50 }")
        #expect(crm.settings.form == .national)
        #expect(crm.settings.timeout == 250)
        #expect(crm.settings.longestCLID == 20)
        #expect(
            crm.settings.columns == [
                LookupColumn(name: "agent", type: .string, isOptional: true),
                LookupColumn(name: "visits", type: .int, isOptional: false),
            ])
        #expect(crm.settings.attachLimit == 50)
        #expect(crm.settings.codePage?.name == "windows-1255")
        #expect(crm.sources[0].pool.size == 8)
        #expect(crm.sources[0].breaker == BreakerPolicy(failures: 5, shortest: 250, longest: 60_000))
        #expect(crm.cache == CachePolicy(ttl: 60_000, maxStale: 86_400_000))
    }

    @Test func `what the core must know of a lookup it is told`() throws {
        let file = try Desk(
            """
            lookups:
              crm:
                odbc: crm
                sql: select Q, AGENT from C where N = $CLID
                returns: { agent: string }
                clamp_priority: true
              optimus: { odbc: optimus, procedure: OPTIMUS_GET_ROUTING_INFO }
            rules: []

            """
        ).ruleFile
        let agent = LookupColumn(name: "agent", type: .string, isOptional: false)
        #expect(
            file.ruleSet.lookups == [
                Lookup(name: "crm", columns: [agent], clampsPriority: true), Lookup(name: "optimus"),
            ])
    }

    @Test func `several connections are sources that are alike but for where they are`() throws {
        let crm = try declaration(
            """
            odbc: ["${A}", "${B}"]
            sql: select Q from C where N = $CLID
            timeout: 250ms
            pool: 3
            """)
        #expect(
            crm.sources.map(told)
                == ["A: select Q from C where N = ? 250ms", "B: select Q from C where N = ? 250ms"])
        #expect(crm.sources.map(\.pool.size) == [3, 3])
    }

    @Test func `a source says what is different about it`() throws {
        let crm = try declaration(
            """
            odbc: ${A}
            procedure: GET_INFO
            signature: 5
            timeout: 250ms
            clid_form: e164
            max_clid: 12
            charset: windows-1255
            pool: 3
            breaker: { failures: 4 }
            sources:
              - {}
              - { odbc: ["${B}", "${C}"], timeout: 400ms, pool: 1, charset: UTF-8 }
              - { sql: select Q from C where N = $CLID, clid_form: raw, max_clid: 15, breaker: { open: 10s } }
              - { procedure: dbo.GET_MORE, signature: auto }
            """)
        #expect(
            crm.sources.map(told) == [
                "A: GET_INFO/5 250ms", "B: GET_INFO/5 400ms", "C: GET_INFO/5 400ms",
                "A: select Q from C where N = ? 250ms", "A: dbo.GET_MORE/auto 250ms",
            ])
        #expect(crm.sources.map(\.pool.size) == [3, 1, 1, 3, 3])
        #expect(crm.sources.map(\.settings.form) == [.e164, .e164, .e164, .raw, .e164])
        #expect(crm.sources.map(\.settings.longestCLID) == [12, 12, 12, 15, 12])
        #expect(
            crm.sources.map(\.settings.codePage?.name) == ["windows-1255", nil, nil, "windows-1255", "windows-1255"])
        #expect(crm.sources.map(\.breaker.failures) == [4, 4, 4, 3, 4])
    }

    @Test func `a procedure's numbers and attach data are as long as its parameters`() throws {
        func optimus(_ text: String) throws -> LookupSettings {
            try declaration("odbc: optimus\nprocedure: GET_INFO\n\(text)", limits: "limits: { attach: 500 }").settings
        }
        #expect(try optimus("").longestCLID == 20)
        #expect(try optimus("").attachLimit == 200)
        #expect(try optimus("max_clid: 15").longestCLID == 15)
        #expect(try optimus("max_clid: 30").longestCLID == 20)
    }

    @Test(arguments: [("auto", "auto"), ("5", "5"), ("6", "6"), ("\"6\"", "6")])
    func `a signature is a number of parameters, or auto`(written: String, meant: String) throws {
        let optimus = try declaration("odbc: ${A}\nprocedure: a.b.GET_INFO\nsignature: \(written)")
        #expect(optimus.sources.map(told) == ["A: a.b.GET_INFO/\(meant) 1000ms"])
    }

    @Test func `a breaker's single time is exact, and a range grows`() throws {
        func breaker(_ text: String) throws -> BreakerPolicy {
            try declaration("odbc: crm\nsql: select Q from C where N = $CLID\nbreaker: \(text)").sources[0].breaker
        }
        let exact = try breaker("{ open: 10s }")
        #expect(exact == BreakerPolicy(failures: 3, shortest: 10_000, longest: 10_000))
        #expect(exact.isFixed)
        #expect(try !breaker("{ open: 10s..20s }").isFixed)
        #expect(try breaker("{}") == BreakerPolicy())
    }

    @Test func `a cache keeps nothing beyond its ttl unless told so`() throws {
        let crm = try declaration("odbc: crm\nsql: select Q from C where N = $CLID\ncache: { ttl: 90s }")
        let cache = try #require(crm.cache)
        #expect(cache.ttl == 90_000)
        #expect(cache.negativeTTL == 90_000)
        #expect(cache.maxStale == 90_000)
    }

    /// A statement that only one database understands is judged by that one alone.
    @Test func `each source's statement is read as its own database reads it`() throws {
        let text =
            Desk.head
                + """
                lookups:
                  crm:
                    sql: 'select Q from C where N = "$CLID"'
                    odbc: ["${A}", "${B}"]
                rules: []

                """
        let postgres = "Driver={PostgreSQL Unicode};Database=crm"
        let maria = "Driver={MariaDB Unicode};Database=crm"
        let mixed = try Reading(text, environment: ["A": maria, "B": postgres]).listing
        #expect(mixed.contains("[sql-variable-in-identifier]"))
        #expect(mixed.contains("[sql-quoted-variable]"))
        let alike = try Reading(text, environment: ["A": maria, "B": maria]).listing
        #expect(alike.split(separator: "\n").count == 1, "the same finding for both is one")
    }
}
