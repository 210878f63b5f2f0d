import Foundation
import Lookups
import Routing

/// Lookups through a guarded pool for a long time, to see whether anything grows.
struct Soak {
    private let customers: Customers

    private static let callers = 4
    /// Milliseconds that a lookup may take: what is looked for is growth, on a machine however busy.
    static let timeout: Int64 = 60_000

    init(_ customers: Customers) { self.customers = customers }

    /// What a process holds.
    private struct Holdings {
        let kilobytes: Int
        let threads: Int
        let descriptors: Int

        init() throws {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
            func number(_ name: String) -> Int {
                let line = status.first { $0.hasPrefix(name + ":") } ?? ""
                return Int(line.filter(\.isNumber)) ?? 0
            }
            kilobytes = number("VmRSS")
            threads = number("Threads")
            descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
    }

    /// Asks `lookups` times, or for so many seconds, whichever is given, and compares what the process holds after a
    /// tenth of it with what it holds at the end.
    @concurrent
    func run(lookups: Int?, seconds: Double?) async throws -> Measurement {
        let counters = LookupCounters()
        let source = try await customers.source(connections: 2)
        let guarded = GuardedSource(source, policy: BreakerPolicy(), timeout: Self.timeout, counters: counters)
        let chain = LookupChain([LookupChain.Link(guarded, timeout: Self.timeout)], counters: counters)
        let began = SystemClock.steady.nanoseconds
        var asked = 0
        func progress() -> Double {
            if let lookups { return Double(asked) / Double(lookups) }
            return Double(SystemClock.steady.nanoseconds - began) / 1e9 / (seconds ?? 1)
        }
        var found = 0
        var early: Holdings?
        while progress() < 1 {
            found += await slice(of: chain, from: asked)
            asked += Self.callers * Self.slice
            if early == nil, progress() >= 0.1 { early = try Holdings() }
        }
        let late = try Holdings()
        let elapsed = SystemClock.steady.nanoseconds - began
        source.stop()
        guard let early else { throw Misuse("the soak is too short to have a tenth") }
        var measurement = Measurement()
        measurement.record("lookups", asked)
        measurement.record("seconds", Double(elapsed) / 1e9)
        measurement.record("share", Double(found) / Double(asked))
        for (name, holdings) in [("early", early), ("late", late)] {
            measurement.record("\(name)_kilobytes", holdings.kilobytes)
            measurement.record("\(name)_threads", holdings.threads)
            measurement.record("\(name)_descriptors", holdings.descriptors)
        }
        return measurement
    }

    /// So many lookups each task asks for, one after the other.
    private static let slice = 1000

    private func slice(of chain: LookupChain, from start: Int) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    var found = 0
                    for index in 0..<Self.slice {
                        let place = (start + caller * Self.slice + index) % customers.calls.count
                        let key = customers.key(customers.calls[place])
                        let answers = await chain.answers(to: [key], withinMilliseconds: Self.timeout)
                        if answers[0].outcome == .found { found += 1 }
                    }
                    return found
                }
            }
            return await group.reduce(0, +)
        }
    }
}
