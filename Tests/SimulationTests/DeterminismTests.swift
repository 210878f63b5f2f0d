import Routing
import Testing

@testable import Simulation

struct DeterminismTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `one thread or several find the same to the last bit`(seed: UInt64) async throws {
        let simulation = Simulation(SmallFloor.busyDay(seed: seed), watching: Watch(draws: true))
        let alone = try simulation.run()
        for threads in [1, 2, 3] {
            let together = try await simulation.run(threads: threads)
            #expect(together.parts == alone.parts)
            #expect(together.waits == alone.waits)
            #expect(together.curve == alone.curve)
            #expect(together.queueCounters == alone.queueCounters)
        }
    }

    @Test func `another seed is another day`() throws {
        let one = try Simulation(SmallFloor.busyDay(seed: 1)).run()
        let other = try Simulation(SmallFloor.busyDay(seed: 2)).run()
        #expect(one.parts != other.parts)
    }

    @Test func `a class calls at the same times whatever else is in the scenario`() throws {
        let lean = SmallFloor.busyDay(replications: 1)
        let rich = SmallFloor.busyDay(replications: 1, extraQueue: true)
        func clocks(_ scenario: Scenario) -> [[Int64]] {
            scenario.loads.prefix(2).map { load in
                var source = LoadSource(load, classIndex: 0, dnis: 0, in: scenario, replication: 0)
                return (0..<200).map { _ in source.draw().next }
            }
        }
        #expect(clocks(lean) == clocks(rich))
        func callers(_ scenario: Scenario) -> [[Int64]] {
            scenario.loads.prefix(2).map { load in
                var source = LoadSource(load, classIndex: 0, dnis: 0, in: scenario, replication: 0)
                return (0..<200).flatMap { _ -> [Int64] in
                    let drawn = source.draw()
                    return [drawn.talk, drawn.patience]
                }
            }
        }
        #expect(callers(lean) == callers(rich))
    }
}
