import Foundation
import ODBC
import Queueing
import Routing
import RuleFiles
import Simulation
import TestSupport
import Testing

@testable import Workbench

/// The tables that `simulate --stats` fills, read back by SQL.
struct StatisticsExportTests {
    /// Overflow by time, position and login, backflow, no answers, callbacks, the default extension: something of all.
    private static let busy = """
        rules:
          version: 1
          numbers: raw
          agents: { team-1: { code: 7001 } }
          queues:
            "*": { ring: 12s, service_level: 20s }
            service:
              code: 10
              callback: { after: 30s, every: 40s }
              overflow:
                - { after: 25s, to: backup, keep: true, unstaffed: true }
                - { position: 4, to: second }
            backup: { code: 13, overflow: [ { no_agents: true, to: second } ] }
            second: { code: 14, overflow: [ { after: 60s, default: true } ] }
          rules:
            - { id: one, dnis: "1", route: { queue: service } }
            - { id: two, dnis: "2", route: { queue: second, priority: 2, attach: "כהן דוד" } }
          default: { extension: "9000", return: 20s }
        start: 2026-03-04 08:07
        agents:
          - { count: 4, login: "team-{n}", queues: { service: 1, second: 2 }, wrap_up: 8s, answers: 3s, no_answer: 10%, back: 40s }
          - { count: 1, login: "back-{n}", queues: { backup: 1 }, until: 40m }
        load:
          - { class: ones, dnis: "1", clid: "0541111111", rate: 240/h, talk: exponential(90s), patience: exponential(60s), callback: { accept: 40%, reached: 50% } }
          - { class: twos, dnis: "2", rate: 40/h, talk: exponential(60s), patience: exponential(80s) }
          - { class: lost, dnis: "3", rate: 6/h, talk: 20s, patience: 30s }
        outside: { "9000": { answers: 12s, talk: 30s } }
        run: { duration: 2h, at_end: drain, seed: 11 }
        """

    private static func run(_ text: String, in project: Project) throws -> (ScenarioFile, SimulationResult) {
        try project.write(text, to: "scenario.yaml")
        let findings = Findings()
        var cache = RuleFileCache()
        let file = try #require(
            ScenarioFile.read(project.path("scenario.yaml"), environment: [:], rules: &cache, into: findings),
            "\(findings.sorted.map(\.message))")
        let result = try Simulation(file.scenario, watching: Watch(keepsStatistics: true)).run()
        return (file, result)
    }

    @Test(arguments: ExportDatabase.available)
    func `sums in the tables are the counters, and obey the laws`(database: ExportDatabase) throws {
        let project = try Project()
        let (file, result) = try Self.run(Self.busy, in: project)
        let connection = try database.prepare(in: project)
        var export = try #require(StatisticsExport(result, of: file))
        try export.write(to: connection, replacing: false, environment: [:], for: file)
        let reader = try Connection.open(connection)
        func number(_ sql: String) throws -> Int64 {
            var value: Int64 = 0
            try reader.prepare(sql).query { value = $0.text(0).flatMap { Int64($0.split(separator: ".")[0]) } ?? 0 }
            return value
        }

        func device(_ type: Int, _ code: Int) -> String { "DeviceType = \(type) and DeviceCode = \(code)" }
        let columns = CounterNames.queue.prefix(13)
        for (index, code) in export.codes.queues.enumerated() {
            for name in columns {
                let sum = try number("select sum(\(name)) from DeviceStat where \(device(3, code))")
                #expect(sum == CounterNames.value(name, in: result.queueCounters[index]), "\(name) of \(code)")
            }
        }
        for (index, code) in export.codes.lines.enumerated() {
            for name in ["Offered", "Answered", "Abandoned", "ABDRinging", "Tran2Def", "OfferedCB", "EndedInIVR"] {
                let sum = try number("select sum(\(name)) from DeviceStat where \(device(2, code))")
                #expect(sum == CounterNames.value(name, in: result.lineCounters[index]), "\(name) of line \(code)")
            }
            // L6: a row for each call, all of which have ended.
            let calls = try number("select count(*) from CallsStat where DNIS = \(code)")
            #expect(calls == CounterNames.value("Offered", in: result.lineCounters[index]))
        }

        func ofQueues(_ sum: String) throws -> Int64 {
            try number("select sum(\(sum)) from DeviceStat where DeviceType = 3")
        }
        func calls(_ condition: String) throws -> Int64 {
            try number("select count(*) from CallsStat where \(condition)")
        }
        #expect(result.open == 0)
        // L1
        #expect(try ofQueues("Answered") == calls("EndType = 101"))
        #expect(try ofQueues("Abandoned") == calls("EndType = 102"))
        #expect(try ofQueues("ABDRinging") == calls("EndType = 103"))
        #expect(try ofQueues("EndedInIVR") == calls("EndType = 108"))
        // L2: all steps but one lead to queues.
        #expect(try ofQueues("Inflowed") == ofQueues("OverflowedQueue + OverflowedTime + OverflowedLogin - Tran2Def"))
        // L3
        #expect(try ofQueues("Offered") == calls("FirstQueuedTS is not null") + ofQueues("Inflowed"))
        // L5
        #expect(try ofQueues("Backflowed") <= ofQueues("Answered"))
        // Something of all has happened.
        for column in columns { #expect(try ofQueues(column) > 0, "\(column)") }
        // Calls of agents are those of queues, and quarters those of the clock.
        #expect(try ofQueues("Answered") == number("select sum(ACDAnswered) from AgentStat") - ofCallbacks(result))
        #expect(
            try number("select sum(ACDAnswered) from AgentByDeviceStat where DeviceType = 3")
                == number("select sum(ACDAnswered) from AgentStat"))
        #expect(try number("select count(distinct UserCode) from AgentStat where UserCode = 7001") == 1)
        #expect(try number("select count(*) from ExtensionStat") + number("select count(*) from RouterStat") == 0)
        var text: String?
        try reader.prepare("select Adata1 from CallsStat where DNIS = 2").query { text = $0.text(0) }
        #expect(text == "כהן דוד")
    }

    /// Tasks of callbacks that agents took.
    private func ofCallbacks(_ result: SimulationResult) -> Int64 {
        result.queueCounters.reduce(0) { $0 + $1.endedInIVR }
    }

    @Test(arguments: ExportDatabase.available)
    func `tables with rows are left alone unless they are to be replaced`(database: ExportDatabase) throws {
        let project = try Project()
        let (file, result) = try Self.run(Self.busy, in: project)
        let connection = try database.prepare(in: project)
        var first = try #require(StatisticsExport(result, of: file))
        try first.write(to: connection, replacing: false, environment: [:], for: file)
        var second = try #require(StatisticsExport(result, of: file))
        #expect {
            try second.write(to: connection, replacing: false, environment: [:], for: file)
        } throws: { error in
            (error as? StatisticsExport.Failure)?.message.contains("--stats-replace") ?? false
        }
        var third = try #require(StatisticsExport(result, of: file))
        try third.write(to: connection, replacing: true, environment: [:], for: file)
        #expect(third.rows.map(\.count) == first.rows.map(\.count))
    }

    @Test func `a clock put back makes one row of the quarters that it shows twice`() throws {
        let project = try Project()
        let (file, result) = try Self.run(
            """
            rules:
              version: 1
              timezone: Asia/Jerusalem
              numbers: raw
              queues: { night: { code: 90 } }
              rules: [ { id: all, route: { queue: night } } ]
              default: { switch: true }
            start: 2026-10-25 00:00
            agents: [ { login: omer, queues: { night: 1 } } ]
            calls:
              - { id: A, at: 65m, dnis: "1", talk: 60s }
              - { id: B, at: 125m, dnis: "1", talk: 120s }
            run: { duration: 4h }
            """, in: project)
        let export = try #require(StatisticsExport(result, of: file))
        let rules = file.rules.ruleSet
        let ledger = try StatisticsLedger(
            #require(result.statistics), codes: export.codes, start: file.scenario.start, rules: rules)
        let place = try #require(StatisticsTable.all.firstIndex { $0.name == "AgentStat" })
        let table = StatisticsTable.all[place]
        func value(_ name: String, _ row: [StatisticsValue]) throws -> StatisticsValue {
            row[try #require(table.columns.firstIndex { $0.name == name })]
        }
        // Four hours are sixteen quarters, twelve on the clock: 01:00 … 01:45 came twice.
        #expect(ledger.rows[place].count == 12)
        let row = try #require(ledger.rows[place].first { try value("ACDAnswered", $0) == .count(2) })
        #expect(try value("LoginTime", row) == .duration(1_800_000))
        #expect(try value("SumACDCallsTalkTime", row) == .duration(180_000))
        #expect(try value("MinACDCallsTalkTime", row) == .shortest(60_000))
        #expect(try value("MaxACDCallsTalkTime", row) == .longest(120_000))
        #expect(try value("TheHour", row) == .text("01:00"))
    }

    @Test(arguments: [
        ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"), ("2027-01-03", "2026-W53"), ("2026-03-04", "2026-W10"),
    ])
    func `weeks are those of ISO 8601`(date: String, week: String) throws {
        #expect(try #require(CivilDate(parsing: date)).week == week)
    }

    private static func plain(_ queues: String, _ calls: String) -> String {
        """
        rules:
          version: 1
          numbers: raw
          queues: { \(queues) }
          rules: [ { id: r, dnis: "2", route: { queue: r } }, { id: q, route: { queue: q } } ]
          default: { extension: "9000" }
        start: 2026-03-04 08:00
        agents: [ { login: a, queues: { q: 1, r: 1 } }, { login: b, queues: { q: 1, r: 1 } } ]
        calls: [ \(calls) ]
        """
    }

    @Test func `two times that a column has no room for are one row of both`() throws {
        let project = try Project()
        // Ten hours and more: above 32767 s, and both end in one quarter.
        let (file, result) = try Self.run(
            Self.plain(
                "q: { code: 10 }, r: { code: 11 }",
                "{ id: A, at: 0s, dnis: \"1\", talk: 36000s }, { id: B, at: 0s, dnis: \"1\", talk: 36100s }"),
            in: project)
        let connection = "Driver=SQLite3;Database=\(project.path("stats.db"))"
        var export = try #require(StatisticsExport(result, of: file))
        try export.write(to: connection, replacing: false, environment: [:], for: file)
        var amounts: [String] = []
        try Connection.open(connection)
            .prepare("select Amount from DeviceTimes where DeviceType = 3 and TimeFrame = 32767")
            .query { amounts.append($0.text(0) ?? "") }
        #expect(amounts == ["2"])
    }

    @Test func `a code that a column has no room for is refused before anything is written`() throws {
        let project = try Project()
        let (file, result) = try Self.run(
            Self.plain("q: { code: 90000 }, r: { code: 90001 }", "{ id: A, at: 0s, dnis: \"1\", talk: 10s }"),
            in: project)
        var export = try #require(StatisticsExport(result, of: file))
        do {
            try export.write(to: "Driver=none", replacing: false, environment: [:], for: file)
            Issue.record("it was written")
        } catch {
            #expect(
                error.message
                    == "--stats: queue q has the code 90000, and DeviceCode goes to 32767; "
                    + "give it a lower code in a copy of the rules")
        }
    }
}
