import Foundation
import TestSupport
import Testing

/// `callsteer simulate`, as typed.
struct SimulateCommandTests {
    private static let scenario = """
        rules:
          version: 1
          numbers: raw
          lookups:
            crm:
              odbc: ${CRM_ODBC}
              sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = $CLID
          queues: { service: { code: 10 }, vip: { code: 12 } }
          rules:
            - { id: known, lookup: crm, route: { queue: service, priority: 5 } }
            - { id: unknown, route: { queue: service, priority: 7 } }
          default: { extension: "9000" }
        start: 2026-03-04 10:00
        agents: [ { login: dana, queues: { service: 2, vip: 1 } } ]
        calls:
          - { id: A, at: 0s, dnis: "1700500", clid: "0541111111", talk: 30s }
          - { id: B, at: 5s, dnis: "1700500", clid: "0540000000", talk: 30s }
        expect:
          - { call: A, queue: vip, priority: 1, rule: known }
          - { call: B, queue: service, priority: 7, rule: unknown }
          - { dnis_counters: { "1700500": { Offered: 2, Answered: 2 } } }
        """

    private static let crm = """
        create table Customers (phone_number varchar(20), QUEUE_CODE int, PRIORITY int, ATTACHDATA varchar(200));
        insert into Customers values ('0541111111', 12, 1, 'כהן דוד');
        """

    private func workspace() throws -> (Workspace, [String: String]) {
        let workspace = try Workspace()
        try workspace.write(Self.scenario, to: "scenario.yaml")
        try workspace.write(Self.crm, to: "seed.sql")
        return (workspace, try workspace.makeCRM())
    }

    @Test func `the rows of a live database decide where calls go`() throws {
        let (workspace, environment) = try workspace()
        let finished = try workspace.callsteer(
            ["simulate", "scenario.yaml", "--lookups", "live"], environment: environment)
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.errors.contains("lookups fetched: found 1, no_row 1"))
    }

    @Test func `without anybody to answer a lookup the run says who could`() throws {
        let (workspace, environment) = try workspace()
        let finished = try workspace.callsteer(["simulate", "scenario.yaml"], environment: environment)
        #expect(finished.status == 2)
        #expect(finished.errors.contains("--lookups live"))
    }

    @Test func `statistics are written once, and again only when told to`() throws {
        let (workspace, environment) = try workspace()
        let connection = "Driver=SQLite3;Database=\(workspace.path("stats.db"))"
        let arguments = ["simulate", "scenario.yaml", "--lookups", "live", "--stats", connection]
        let first = try workspace.callsteer(arguments, environment: environment)
        #expect(first.status == 0, "\(first.everything)")
        #expect(first.output.contains("CallsStat 2"))
        let second = try workspace.callsteer(arguments, environment: environment)
        #expect(second.status == 2)
        #expect(second.errors.contains("--stats-replace"))
        let third = try workspace.callsteer(
            arguments + ["--stats-replace", "--format", "json"], environment: environment)
        #expect(third.status == 0)
        #expect(third.output.contains("\"CallsStat\": 2"))
        let read = try workspace.bash(
            """
            python3 - <<'END'
            import sqlite3
            database = sqlite3.connect("stats.db")
            print(database.execute("select CLID, InitialQueue, HandledOnQueue, EndType, Adata1 from CallsStat").fetchall())
            print(database.execute("select sum(Offered), sum(Answered) from DeviceStat where DeviceType = 2").fetchone())
            END
            """)
        #expect(read.output.contains("('0541111111', 12, 12, 101, 'כהן דוד'), ('0540000000', 10, 10, 101, None)"))
        #expect(read.output.contains("(2, 2)"))
    }

    @Test func `a secret in the connection of statistics is not printed`() throws {
        let (workspace, environment) = try workspace()
        let finished = try workspace.callsteer(
            [
                "simulate", "scenario.yaml", "--lookups", "live", "--stats",
                "Driver=SQLite3;Database=/nowhere/at/all.db;Pwd=${SECRET}",
            ], environment: environment.merging(["SECRET": "hunter2"]) { $1 })
        #expect(finished.status == 2)
        #expect(!finished.everything.contains("hunter2"))
        #expect(finished.errors.contains("--stats"))
    }

    @Test func `a log of calls is a load`() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            at,dnis,clid,talk,patience,id
            0s,1800,0541111111,60s,,A
            2026-03-04 10:00:10,1800,0541111112,60s,20s,B
            15s,1800,0541111113,60s,90s,C
            """, to: "log.csv")
        try workspace.write(
            """
            rules:
              version: 1
              numbers: raw
              queues: { service: { code: 10 } }
              rules: [ { id: all, route: { queue: service } } ]
              default: { switch: true }
            start: 2026-03-04 10:00
            agents: [ { login: dana, queues: { service: 1 } } ]
            calls: log.csv
            expect:
              - { call: A, end: answered, wait: 0s }
              - { call: B, end: abandoned, wait: 20s }
              - { call: C, end: answered, wait: 45s }
            """, to: "scenario.yaml")
        let finished = try workspace.callsteer("simulate", "scenario.yaml")
        #expect(finished.status == 0, "\(finished.everything)")
    }

    @Test(arguments: [1, 6, 11, 16])
    func `a seed gives the same bytes, whatever the threads, the time zone and the locale`(first: Int) throws {
        let workspace = try Workspace()
        let script = PackageRoot.path("Tests/Validation/determinism.sh")
        let finished = try workspace.bash(
            "\"$SCRIPT\" callsteer", environment: ["SCRIPT": script, "FROM": "\(first)", "SEEDS": "5"])
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.output.contains("40 runs"))
    }
}
