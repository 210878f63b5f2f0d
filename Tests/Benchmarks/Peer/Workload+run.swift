import Foundation
import Routing

extension Workload {
    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// The number of the rule that decides, -1 for none.
    @inline(__always)
    private func decide(_ item: Unmanaged<Item>, _ facts: borrowing Facts) -> Int32 {
        // Lent, for a copy of a call would count the references of all that is in it.
        let match = item._withUnsafeGuaranteedRef { rules.match($0.call, knowing: facts, at: $0.moment) }
        return switch match {
        case .rule(let slot): Int32(truncatingIfNeeded: slot.index)
        case .needs, .none: -1
        }
    }

    /// Decides as many calls as there is room for. By itself, so that a profiler can tell it from what surrounds it.
    @inline(never)
    private func decideAll(_ given: UnsafeMutableBufferPointer<Int32>) {
        let (lent, nothing) = (calls.span, Facts())
        for index in given.indices { given[index] = decide(lent[index], nothing) }
    }

    /// Decides the first `count` calls.
    func run(_ count: Int) -> String {
        var given = [Int32](repeating: -2, count: count)
        let (wall, own) = (Self.nanoseconds(CLOCK_MONOTONIC), Self.nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
        given.withUnsafeMutableBufferPointer { decideAll($0) }
        let (wallAfter, ownAfter) = (Self.nanoseconds(CLOCK_MONOTONIC), Self.nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
        let bad = zip(given, calls).count { $0 != $1.takeUnretainedValue().expected }
        return "{\"n\":\(count),\"wall\":\(Double(wallAfter - wall) / 1e9),\"cpu\":\(Double(ownAfter - own) / 1e9),"
            + "\"bad\":\(bad)}"
    }

    /// Times each of the first `count` calls.
    func latencies(_ count: Int) -> String {
        guard count > 0 else { return "{\"n\":0}" }
        var taken = [Int64](repeating: 0, count: count)
        var sum: Int32 = 0
        let (lent, nothing) = (calls.span, Facts())
        for index in 0..<count {
            let began = Self.nanoseconds(CLOCK_MONOTONIC)
            sum &+= decide(lent[index], nothing)
            taken[index] = Self.nanoseconds(CLOCK_MONOTONIC) - began
        }
        withExtendedLifetime(sum) {}
        taken.sort()
        let part = { (share: Int) in taken[min(count - 1, count * share / 1000)] }
        return "{\"n\":\(count),\"p50\":\(part(500)),\"p90\":\(part(900)),\"p99\":\(part(990)),"
            + "\"p999\":\(part(999)),\"max\":\(taken[count - 1])}"
    }

    /// Decides the first `count` calls on one thread, then all of them on each of two.
    func runOnThreads(_ count: Int) -> String {
        let once = time(count, threads: 1)
        let twice = time(count, threads: 2)
        return "{\"n\":\(count),\"one\":\(once),\"two\":\(twice),\"gain\":\(2 * once / twice)}"
    }

    private func time(_ count: Int, threads: Int) -> Double {
        let began = Self.nanoseconds(CLOCK_MONOTONIC)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var sum: Int32 = 0
            let (lent, nothing) = (calls.span, Facts())
            for index in 0..<count { sum &+= decide(lent[index], nothing) }
            withExtendedLifetime(sum) {}
        }
        return Double(Self.nanoseconds(CLOCK_MONOTONIC) - began) / 1e9
    }
}
