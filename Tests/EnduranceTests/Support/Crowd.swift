import Lookups
import Routing
import TestSupport

/// Callers who ask one source at the same time, each again as soon as he is answered.
struct Crowd: Sendable {
    let callers: Int
    let source: any LookupSource
    /// One lookup in ten is for a number that no customer has.
    private static let strangersPerMille = 100

    init(_ callers: Int, asking source: any LookupSource) {
        self.callers = callers
        self.source = source
    }

    /// When a caller who was answered asks again.
    enum Pace {
        case atOnce
        case afterMilliseconds(Int)
        /// When his time is up, if he was answered before.
        case whenDue
    }

    /// So many lookups, every one with a time of its own out of `milliseconds`, until `isOver`.
    func ask(
        _ lookups: Int = .max, within milliseconds: ClosedRange<Int>, _ pace: Pace = .atOnce, seed: UInt64,
        until isOver: @escaping @Sendable () -> Bool = { false }
    ) async -> Replies {
        let share = lookups == .max ? lookups : (lookups + callers - 1) / callers
        return await withTaskGroup(of: [Reply].self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var random = SplitMix64(seed: seed &+ UInt64(caller))
                    var replies: [Reply] = []
                    while replies.count < share, !isOver() {
                        let reply = await ask(within: milliseconds, &random)
                        replies.append(reply)
                        switch pace {
                        case .atOnce: break
                        case .afterMilliseconds(let pause): try? await Task.sleep(for: .milliseconds(pause))
                        case .whenDue: try? await Task.sleep(until: reply.due)
                        }
                    }
                    return replies
                }
            }
            return Replies(await group.reduce(into: []) { $0 += $1 })
        }
    }

    private func ask(within milliseconds: ClosedRange<Int>, _ random: inout SplitMix64) async -> Reply {
        let isStranger = random.chance(perMille: Self.strangersPerMille)
        let caller = Customers.caller(random.below(Customers.count) + (isStranger ? Customers.count : 0))
        let allowed = milliseconds.lowerBound + random.below(milliseconds.count)
        let due = ContinuousClock.now + .milliseconds(allowed)
        let answer = await source.answer(caller, within: Int64(allowed))
        let isRight =
            switch answer.outcome {
            case .found: !isStranger && answer.rows.count == 1 && answer.attach == caller
            case .noRow: isStranger && answer.rows.isEmpty
            case .timeout, .down, .poolExhausted: answer.rows.isEmpty
            case .sqlError, .invalidInput, .notRun: false
            }
        return Reply(
            outcome: answer.outcome, due: due, came: .now, detail: answer.detail,
            wrong: isRight ? nil : "\(caller): \(answer)")
    }
}
