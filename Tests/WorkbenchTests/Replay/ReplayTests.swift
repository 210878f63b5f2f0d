import Foundation
import Glibc
import RuleFiles
import TestSupport
import Testing
import Workbench

struct ReplayTests {
    private let project: Project

    init() throws { project = try .bank() }

    @Test func `every call is one row, with its own columns and the decision's`() async throws {
        let replayed = try await Replayed(
            #"""
            note,dnis,clid,at,attach,id
            "a, ""b""",1700510,0541111111,2026-03-04 10:00,,1
            ,1700502,+442079460000,2026-03-04T08:00:00Z,,2
            ,1700502,0541111111,2026-03-04 10:00,balance=500,3
            "two
            lines",1700502,0541111111,2026-03-04 10:00,lang=ru,4
            ,1700502,0529876543,2026-03-04 10:00,,5
            ,1700502,,2026-03-04 10:00,,6
            ,1700502,0541111111,2026-03-07 10:00,,7
            ,1700504,0541111111,2026-03-04 10:00,,8
            ,1800,0541111111,2026-03-04 10:00,,9

            """#, in: project)
        #expect(
            replayed.output == #"""
                note,dnis,clid,at,attach,id,rule,destination,queue,priority,attach_out,status
                "a, ""b""",1700510,0541111111,2026-03-04 10:00,,1,ordinary,queue:service,service,5,,ok
                ,1700502,+442079460000,2026-03-04T08:00:00Z,,2,abroad,external:+442079460000,,,,ok
                ,1700502,0541111111,2026-03-04 10:00,balance=500,3,rich,ivr:gold,,,,ok
                "two
                lines",1700502,0541111111,2026-03-04 10:00,lang=ru,4,press,extension:9009,,,כהן דוד של הבנק הלאומי,ok
                ,1700502,0529876543,2026-03-04 10:00,,5,blocked,busy,,,,ok
                ,1700502,,2026-03-04 10:00,,6,anonymous,queue:service,service,7,,ok
                ,1700502,0541111111,2026-03-07 10:00,,7,closed,voicemail:office,,,when=closed;a\=b=x\;y,ok
                ,1700504,0541111111,2026-03-04 10:00,,8,to-default,switch,,,,ok
                ,1800,0541111111,2026-03-04 10:00,,9,default,switch,,,,ok

                """#)
        #expect(replayed.summary.calls == 9)
        #expect(replayed.summary.errors == 0)
        #expect(!replayed.summary.isVoid)
    }

    @Test func `a file of decisions can be replayed, and the same decisions make the same bytes`() async throws {
        // A row whose columns did not fit is one that fits in the output, and so decided the second time.
        let first = try await Replayed(Self.calls(300, seed: 1, perMilleOfMisfits: 0), in: project)
        let second = try await Replayed(first.output, in: project)
        let isSame = second.output == first.output
        #expect(isSame)
    }

    @Test func `decisions of other rules give way to those of now`() async throws {
        let replayed = try await Replayed(
            "dnis,rule,clid,queue,at,status\n1700510,old,0541111111,gone,2026-03-04 10:00,error: x\n", in: project)
        #expect(
            replayed.output == """
                dnis,clid,at,rule,destination,queue,priority,attach_out,status
                1700510,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok

                """)
    }

    @Test func `a call that says no time comes at the one given, and one that does at its own`() async throws {
        let replayed = try await Replayed(
            "dnis,clid,at\n1700510,0541111111,\n1700510,0541111111,2026-03-07 10:00\n", in: project,
            at: "2026-03-04 10:00")
        #expect(
            replayed.rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] } == [
                "ordinary", "closed",
            ])
        let without = try await Replayed("clid,dnis\n0541111111,1700510\n", in: project, at: "2026-03-07 10:00")
        #expect(without.rows == ["0541111111,1700510,closed,voicemail:office,,,when=closed;a\\=b=x\\;y,ok"])
    }

    @Test func `a side of a split follows the caller, or the call's id where he is withheld`() async throws {
        let project = try Project([
            "rules.yaml": """
            version: 1
            timezone: UTC
            numbers: { country: IL }
            queues: { left: { code: 1 }, right: { code: 2 } }
            rules: [ { id: trial, split: [ { weight: 1, queue: left }, { weight: 1, queue: right } ] } ]
            default: { switch: true }
            """
        ])
        let rows = (0..<200).map { "1700503,,2026-03-04 10:00,\($0)\n" }.joined()
        let sides = Set(
            try await Replayed("dnis,clid,at,id\n" + rows, in: project).rows.map { $0.contains("queue:left") })
        #expect(sides == [true, false])
    }

    @Test(arguments: [1, 2, 5])
    func `any number of workers writes the same bytes, twice`(workers: Int) async throws {
        let calls = Self.calls(3000, seed: 7)
        let expected = try await Replayed(calls, in: project, workers: 1)
        for _ in 0..<2 {
            let replayed = try await Replayed(calls, in: project, workers: workers)
            let isSame = replayed.output == expected.output
            #expect(isSame)
            #expect(replayed.summary.byRule == expected.summary.byRule)
            #expect(replayed.summary.calls == 3000)
        }
    }

    @Test(arguments: [1, 5])
    func `a reader that leaves ends the replay with a broken pipe`(workers: Int) async throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let path = try project.write(Self.calls(3000, seed: 3), to: "calls.csv")
        let input = open(path, O_RDONLY)
        defer { close(input) }
        let replay = Replay(rules: try project.rules(), lookups: .off, workers: workers)
        let output = ends[1]
        let error = await #expect(throws: ReplayError.self) { try await replay.run(input: input, output: output) }
        guard case .descriptor(let reason) = error else {
            Issue.record("a broken pipe is the descriptor's error, not \(String(describing: error))")
            return
        }
        #expect(reason.isBrokenPipe)
    }

    // The header still fits the pipe and the rows do not: the workers wait for each other when it breaks.
    @Test func `workers in waiting are let go when the pipe breaks behind the header`() async throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer { close(writing) }
        let path = try project.write(Self.calls(20_000, seed: 3), to: "calls.csv")
        let input = open(path, O_RDONLY)
        defer { close(input) }
        let replay = Replay(rules: try project.rules(), lookups: .off, workers: 5)
        let reader = Thread {
            var bytes = [UInt8](repeating: 0, count: 4096)
            _ = read(reading, &bytes, bytes.count)
            close(reading)
        }
        reader.start()
        await #expect(throws: ReplayError.self) { try await replay.run(input: input, output: writing) }
    }

    @Test func `progress is told up to the last call`() async throws {
        let path = try project.write(Self.calls(1500, seed: 2), to: "calls.csv")
        let input = open(path, O_RDONLY)
        let output = open("/dev/null", O_WRONLY)
        defer {
            close(input)
            close(output)
        }
        let (told, continuation) = AsyncStream.makeStream(of: Int.self)
        let summary = try await Replay(rules: try project.rules(), lookups: .off, workers: 3)
            .run(input: input, output: output) { continuation.yield($0) }
        continuation.finish()
        var steps: [Int] = []
        for await count in told { steps.append(count) }
        #expect(steps == steps.sorted())
        #expect(steps.last == 1500)
        #expect(summary.calls == 1500)
    }

    /// So many calls of the bank, with every rule and a few rows that are faulty.
    static func calls(_ count: Int, seed: UInt64, perMilleOfMisfits: Int = 20) -> String {
        var random = SplitMix64(seed: seed)
        var text = "dnis,clid,at,attach,note\n"
        for number in 0..<count {
            let dnis = random.pick(["1700500", "1700502", "1700503", "1700504", "1700510", "1800", ""])
            let clid = random.pick([
                "054\(1_000_000 + random.below(9_000_000))", "+442079460000", "anonymous", "0529876543",
            ])
            let at = random.pick(["2026-03-04 10:00", "2026-03-07T10:00:00Z", "2026-07-01 21:30", "noon"])
            let attach = random.pick(["", "lang=ru;balance=700", "\"a, b\""])
            text +=
                "\(dnis),\(clid),\(at),\(attach),\(number)\(random.chance(perMille: perMilleOfMisfits) ? ",extra" : "")\n"
        }
        return text
    }
}
