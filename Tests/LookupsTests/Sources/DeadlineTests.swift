import Lookups
import ODBC
import Routing
import Testing

/// Who asks is answered in time, whatever the database does.
struct DeadlineTests {
    private func key(_ clid: String) throws -> LookupKey { try .delivered(clid: clid, form: .national) }

    @Test(arguments: Database.available)
    func `a slow statement is a timeout at its time, and the next ones wait their own`(database: Database)
        async throws
    {
        let crm = try CRM.napping(database, ["0541111111": 450, "0541111112": 0])
        let source = try crm.source(crm.nappingStatement())
        #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
        let (slow, quick) = (try key("0541111111"), try key("0541111112"))
        var delays: [Duration] = []
        try await withTaskExecutorPreference(PromptExecutor()) {
            for _ in 0..<3 {
                let first = await timed { await source.answers(to: [slow], withinMilliseconds: 150) }
                #expect(first.value.map(\.outcome) == [.timeout])
                // The connection is still at it.
                let second = await timed { await source.answers(to: [quick], withinMilliseconds: 60) }
                #expect(second.value.map(\.outcome) == [.poolExhausted])
                delays += [first.took - .milliseconds(150), second.took - .milliseconds(60)]
                let third = await source.answers(to: [quick], withinMilliseconds: 10_000)
                try #require(third.first?.rows.map(\.attach) == ["0541111112"], "not the answer that came late")
            }
        }
        #expect(source.lateAnswers == 3)
        delays.sort()
        #expect(delays[0] >= .zero, "nobody is given up early")
        // Of six the third: a machine that is busy with other things may well stop a test for longer than that.
        #expect(delays[2] < .milliseconds(50))
        print("\(database.rawValue): answered", delays.map(\.inMilliseconds), "ms after the time was up")
    }

    @Test(arguments: Database.servers)
    func `a server gives up by itself what nobody waits for any more`(database: Database) async throws {
        let crm = try CRM.napping(database, ["0541111111": 60_000, "0541111112": 0])
        let source = try ODBCSource(
            crm.settings(crm.nappingStatement(), form: .national, timeout: 200), connection: crm.connection)
        let (slow, quick) = (try key("0541111111"), try key("0541111112"))
        #expect(await source.answers(to: [slow], withinMilliseconds: 200).first?.outcome == .timeout)
        #expect(await source.answers(to: [quick], withinMilliseconds: 10_000).first?.outcome == .found)
    }

    @Test(arguments: Database.servers)
    func `waiting for a connection is inside the time`(database: Database) async throws {
        let crm = try CRM.napping(database, ["0541111111": 350])
        let source = try crm.source(crm.nappingStatement())
        #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
        let key = try key("0541111111")
        let answers = await withTaskExecutorPreference(PromptExecutor()) {
            async let one = timed { await source.answers(to: [key], withinMilliseconds: 400) }
            async let other = timed { await source.answers(to: [key], withinMilliseconds: 400) }
            return await [one, other]
        }
        // The second gets the connection after 350 ms and would need until 700.
        #expect(Set(answers.compactMap(\.value.first?.outcome)) == [.found, .timeout])
        #expect(answers.allSatisfy { $0.took < .milliseconds(600) })
    }

    @Test(arguments: Database.available)
    func `of several keys the slow one alone is late`(database: Database) async throws {
        let crm = try CRM.napping(
            database, ["0541111111": 0, "0541111112": 500, "0541111113": 0, "0541111114": 0])
        let source = try crm.source(crm.nappingStatement(), connections: 2)
        #expect(await source.warmUp(withinMilliseconds: 5000) == nil)
        let keys = try ["0541111111", "0541111112", "0541111113", "0541111119", "0541111114"].map(key)
        let answers = await source.answers(to: keys, withinMilliseconds: 300)
        #expect(answers.map(\.outcome) == [.found, .timeout, .found, .noRow, .found])
        #expect(
            answers.map { $0.rows.first?.attach ?? nil } == ["0541111111", nil, "0541111113", nil, "0541111114"])
    }

    @Test(arguments: Database.servers)
    func `a server that takes connections and says nothing holds nobody up`(database: Database) async throws {
        let silent = try SilentServer()
        let crm = try CRM(database)
        var string = crm.connection
        string["Port"] = "\(silent.port)"
        let source = try ODBCSource(crm.settings(), connection: string)
        let key = try key("0541111111")
        await withTaskExecutorPreference(PromptExecutor()) {
            let asked = await timed { await source.answers(to: [key], withinMilliseconds: 100) }
            #expect(asked.value.map(\.outcome) == [.timeout])
            #expect(asked.took < .seconds(1))
            let warmed = await timed { await source.warmUp(withinMilliseconds: 100) }
            #expect(warmed.value?.outcome == .down)
            #expect(warmed.took < .seconds(1))
        }
    }
}
