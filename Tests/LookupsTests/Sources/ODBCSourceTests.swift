import Dispatch
import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

/// One answer a key, in order, and the caller's own, however many ask.
@Suite(.undisturbed) struct ODBCSourceTests {
    private func caller(_ number: Int) -> String { "054\(2_000_000 + number)" }

    @Test(arguments: Database.available)
    func `every key has one answer, in the order asked`(database: Database) async throws {
        let crm = try CRM(database, rows: (0..<50).map { [caller($0), "12", "1", caller($0)] })
        let source = try crm.source(form: .auto, pool: PoolPolicy(size: 2))
        var random = SplitMix64(seed: 1)
        let kinds = (0..<500).map { _ in random.below(4) }
        let keys = try kinds.enumerated().map { index, kind in
            switch kind {
            case 0: try LookupKey.delivered(clid: caller(index % 50))
            case 1: try LookupKey.delivered(clid: caller(50 + index))
            case 2: try LookupKey.delivered(clid: "anonymous")
            default: try LookupKey.delivered(clid: "054\u{1}")
            }
        }
        let answers = await source.answers(to: keys, withinMilliseconds: 10_000)
        let outcomes: [LookupOutcome] = [.found, .noRow, .noRow, .invalidInput]
        #expect(answers.map(\.outcome) == kinds.map { outcomes[$0] })
        for (index, kind) in kinds.enumerated() where kind == 0 {
            #expect(answers[index].rows.map(\.attach) == [caller(index % 50)])
        }
    }

    @Test func `no keys have no answers`() async throws {
        let crm = try CRM(.sqlite)
        let source = try crm.source()
        #expect(await source.answers(to: [], withinMilliseconds: 1000).isEmpty)
    }

    /// 66 can wait or be served at a time; those refused ask again, as callers in a hurry do.
    @Test(arguments: Database.available)
    func `two hundred callers at once each get their own row`(database: Database) async throws {
        let crm = try CRM(database, rows: (0..<200).map { [caller($0), "12", "1", caller($0)] })
        let counters = LookupCounters()
        let source = try crm.source(form: .auto, pool: PoolPolicy(size: 2), counters: counters)
        #expect(await source.warmUp(withinMilliseconds: 60_000) == nil)
        let keys = try (0..<200).map { try LookupKey.delivered(clid: caller($0)) }
        let owners = (0..<200).map(caller)
        let strangers = await withTaskGroup(of: Int.self) { group in
            for (key, owner) in zip(keys, owners) {
                group.addTask {
                    var strangers = 0
                    for _ in 0..<50 {
                        var answer: LookupAnswer?
                        repeat {
                            await Task.yield()
                            answer = await source.answers(to: [key], withinMilliseconds: 60_000).first
                        } while answer?.outcome == .poolExhausted
                        if answer?.rows.map(\.attach) != [owner] { strangers += 1 }
                    }
                    return strangers
                }
            }
            return await group.reduce(0, +)
        }
        #expect(strangers == 0)
        #expect(counters.snapshot()[.lateRow] == 0)
    }

    @Test(arguments: Database.available)
    func `sixty-four may wait, and further ones are refused at once`(database: Database) async throws {
        let crm = try CRM.napping(database, [("0541111111", 400), ("0541111112", 0)])
        let source = try crm.nappingSource()
        #expect(await source.warmUp(withinMilliseconds: 60_000) == nil)
        let slow = try LookupKey.delivered(clid: "0541111111", form: .national)
        let quick = try LookupKey.delivered(clid: "0541111112", form: .national)
        let answers = await withTaskGroup(of: (milliseconds: Double, value: [LookupAnswer]).self) { group in
            for key in [slow] + Array(repeating: quick, count: 80) {
                // Immediate: each has asked before the next is made.
                group.addImmediateTask { await timed { await source.answers(to: [key], withinMilliseconds: 60_000) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.value.first?.outcome == .found } == 1 + 64)
        let refused = answers.filter { $0.value.first?.outcome == .poolExhausted }
        #expect(refused.count == 16)
        #expect(refused.allSatisfy { $0.milliseconds < 400 })
    }

    @Test(arguments: Database.available)
    func `a cancelled caller is answered like any other, and leaves the source whole`(database: Database) async throws {
        let crm = try CRM.napping(database, [("0541111111", 400), ("0541111112", 0)])
        let source = try crm.nappingSource()
        let slow = try LookupKey.delivered(clid: "0541111111", form: .national)
        let quick = try LookupKey.delivered(clid: "0541111112", form: .national)
        let callers = (0..<20).map { index in
            Task {
                await source.answers(to: index.isMultiple(of: 2) ? [slow] : [quick, slow], withinMilliseconds: 100)
            }
        }
        for caller in callers { caller.cancel() }
        for (index, caller) in callers.enumerated() {
            #expect(await caller.value.count == (index.isMultiple(of: 2) ? 1 : 2))
        }
        #expect(await source.answers(to: [quick], withinMilliseconds: 60_000).first?.outcome == .found)
    }

    @Test(arguments: Database.available)
    func `a source that stops leaves nobody without an answer`(database: Database) async throws {
        let crm = try CRM.napping(database, [("0541111111", 300), ("0541111112", 0)])
        let source = try crm.nappingSource()
        #expect(await source.warmUp(withinMilliseconds: 60_000) == nil)
        let slow = try LookupKey.delivered(clid: "0541111111", form: .national)
        let quick = try LookupKey.delivered(clid: "0541111112", form: .national)
        let callers =
            [Task { await source.answers(to: [slow], withinMilliseconds: 5000) }]
            + (0..<5).map { _ in Task { await source.answers(to: [quick], withinMilliseconds: 200) } }
        await withCheckedContinuation { (stopped: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async {
                source.stop()
                stopped.resume()
            }
        }
        for caller in callers { #expect(await caller.value.count == 1) }
        #expect(await source.answers(to: [quick], withinMilliseconds: 100).first?.outcome == .poolExhausted)
    }

    @Test func `warming up tells of the first connection that fails`() async throws {
        let crm = try CRM(.sqlite)
        let missing = ConnectionString(["Driver": "SQLite3", "Database": crm.folder.path("missing.db")])
        let source = try crm.source(connection: missing)
        #expect(await source.warmUp(withinMilliseconds: 5000)?.outcome == .down)
        let sound = try crm.source()
        #expect(await sound.warmUp(withinMilliseconds: 60_000) == nil)
    }
}
