import Foundation
import Lookups
import ODBC
import Routing
import Synchronization
import TestSupport
import Testing

/// A driver that fails by design, behind a source and its breaker.
@Suite struct FaultyDriverTests {
    /// Threads that a source makes in the place of lost ones, by docs/odbc.md.
    private static let mostReplaced = 4
    /// The calls during a lookup that may not return, and those of a connect.
    private static let hanging = ["execute", "describe", "fetch", "moreresults", "connect", "prepare"]

    @Test func `a driver that never returns holds up no caller and takes no more than a few threads`() async {
        await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            endProcess(afterSeconds: 240)
            let (_, metronome) = await Metronome.beside {
                await withDiscardingTaskGroup { group in
                    for call in Self.hanging { group.addTask { await Self.hang(in: call) } }
                }
            }
            print("the machine was late by \(metronome.worst.inMilliseconds) ms")
        }?.showMeasurements()
    }

    /// Sixteen callers for seven seconds of a driver that hangs in `call`, until it comes to its senses.
    private static func hang(in call: String) async {
        do {
            let folder = try TemporaryFolder()
            let counters = LookupCounters()
            let source = try ODBCSource(
                settings(call),
                connection: ConnectionString(
                    FaultyDriver.string([
                        "Fault": "hang-\(call)", "Until": folder.path("now"), "Attach": "echo",
                    ])), pool: PoolPolicy(size: 4), counters: counters)
            let guarded = GuardedSource(
                source, policy: BreakerPolicy(failures: 3, shortest: 150, longest: 150), timeout: 50,
                counters: counters)
            source.whenUnreachable { [weak guarded] in guarded?.record(.down) }
            let started = ContinuousClock.now
            let most = Atomic(0)
            let (replies, metronome) = await Metronome.beside {
                await Crowd(16, asking: guarded).ask(within: 50...50, .whenDue, seed: 9) {
                    let threads = (try? Footprint.threads(named: "odbc \(call)")) ?? .max
                    most.max(threads, ordering: .relaxed)
                    return .now - started > .seconds(7)
                }
            }
            replies.expectPunctual(beside: metronome, "a driver that hangs in \(call)")
            replies.expectRight()
            #expect(replies.real == 0)
            #expect(guarded.state != .closed)
            let counts = counters.snapshot()
            print("\(call): \(most.load(ordering: .relaxed)) threads, \(counts[.threadAbandoned]) given up")
            #expect(most.load(ordering: .relaxed) <= 4 + mostReplaced)
            #expect(counts[.breakerOpened] == 1)
            #expect(counts[.threadAbandoned] >= 1)

            try folder.write("", to: "now")
            let ended = ContinuousClock.now
            while await guarded.answer("7").attach != "7", .now - ended < .seconds(3) {
                try await Task.sleep(for: .milliseconds(5))
            }
            print("\(call): served again \((.now - ended).inMilliseconds) ms after it came to its senses")
            for caller in (0..<50).map(String.init) { #expect(await guarded.answer(caller).attach == caller) }
            #expect(counters.snapshot()[.lateRow] <= 8)
            try #require(Footprint.threads(named: "odbc \(call)") <= 4 + mostReplaced)
        } catch {
            Issue.record(error)
        }
    }

    private static func settings(_ name: String = "faulty") throws -> LookupSettings {
        try LookupSettings(
            name: name, sql: "select queue_code, priority, attachdata from vip where clid = $CLID",
            dialect: .generic)
    }

    /// What a driver does, and what may become of lookups then.
    struct Misconduct: Sendable, CustomTestStringConvertible {
        let settings: KeyValuePairs<String, String>
        let outcomes: Set<LookupOutcome>

        init(_ outcomes: Set<LookupOutcome>, _ settings: KeyValuePairs<String, String>) {
            self.settings = settings
            self.outcomes = outcomes
        }

        var testDescription: String { settings.map { "\($0.key)=\($0.value)" }.joined(separator: ";") }
    }

    private static let lies = [-2, -3, -100, Int.min, 1025, 65536, 2_147_483_647, .max].map {
        Misconduct([.found], ["Indicator": "\($0)", "Column": "3"])
    }

    private static let oddCodes = ["execute", "describe", "fetch", "moreresults"].flatMap { call in
        [2, 3, 99, -2, 12345].map { Misconduct([.sqlError], ["Fault": "code-\(call)", "Code": "\($0)"]) }
    }

    private static let named: [Misconduct] = [
        Misconduct([.sqlError], ["Fault": "error-execute", "State": "01000"]),
        Misconduct(
            [.down], ["Fault": "error-execute", "State": "01000", "Lost": "1", "DriverName": "libtdsodbc.so"]),
        Misconduct([.sqlError], ["Fault": "error-fetch", "State": "01000"]),
        Misconduct([.noRow], ["Fault": "code-fetch", "Code": "100"]),
        Misconduct([.noRow], ["Rows": "0"]),
        Misconduct([.sqlError], ["Fault": "code-execute", "Code": "100", "Columns": ""]),
        Misconduct([.noRow], ["Fault": "error-execute", "State": "22P02"]),
        Misconduct([.timeout], ["Fault": "error-execute", "State": "HYT00"]),
        Misconduct([.timeout], ["Fault": "error-fetch", "State": "57014"]),
        Misconduct([.down], ["Fault": "error-execute", "State": "08S01"]),
        Misconduct([.down], ["Fault": "error-connect", "State": "08001"]),
        Misconduct([.sqlError], ["Fault": "error-connect", "State": "28000"]),
        Misconduct([.sqlError], ["Fault": "error-execute", "State": "45000"]),
        Misconduct([.sqlError], ["Fault": "error-prepare", "State": "42S02"]),
        Misconduct([.sqlError], ["Markers": "3"]),
        Misconduct([.found], ["Fault": "unterminated"]),
        Misconduct([.found], ["Fault": "error-free,error-disconnect", "State": "HY000"]),
        // Asked once more on a new connection.
        Misconduct([.found], ["Fault": "error-execute", "State": "08S01", "Every": "3"]),
        Misconduct([.found, .sqlError], ["Fault": "code-execute", "Code": "-2", "Every": "3"]),
        Misconduct([.found, .timeout], ["Fault": "error-execute", "State": "HYT00", "Every": "3"]),
        // A value that the driver does not write is not the one of the row before.
        Misconduct([.found], ["Fault": "stale-value"]),
        Misconduct([.found], ["Fault": "stale-indicator"]),
        Misconduct([.found], ["Fault": "code-fetch", "Code": "0", "Every": "3"]),
    ]

    @Test(arguments: named + lies + oddCodes)
    func `misconduct of a driver has a name, and never brings another caller's row`(
        _ misconduct: Misconduct
    ) async throws {
        var string = try ConnectionString(FaultyDriver.string(misconduct.settings))
        string["Attach"] = "echo"
        let source = try ODBCSource(Self.settings(), connection: string, pool: PoolPolicy(size: 2))
        defer { source.stop() }
        let callers = (0..<40).map { "0541\($0)\(String(repeating: "\($0 % 10)", count: $0 % 7))" }
        var outcomes: Set<LookupOutcome> = []
        for caller in callers {
            let answer = await source.answer(caller, within: 5000)
            outcomes.insert(answer.outcome)
            for row in answer.rows {
                // Cut or empty where the driver lied, but his own.
                let attach = row.attach?.prefix { $0 != "\0" } ?? ""
                #expect(caller.hasPrefix(attach), "\(caller) has the row of \(attach)")
            }
        }
        #expect(outcomes == misconduct.outcomes)
    }
}
