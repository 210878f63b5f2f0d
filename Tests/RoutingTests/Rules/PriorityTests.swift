import Testing

@testable import Routing

struct PriorityTests {
    @Test func `levels one to nine are priorities and nothing else is`() {
        for level in -2...12 { #expect(Priority(level)?.level == ((1...9).contains(level) ? level : nil)) }
        #expect(Priority(Int64.max) == nil)
        #expect(Priority(Int64.min) == nil)
    }

    @Test func `clamping gives the nearest level`() {
        for (level, nearest) in [(-1, 1), (0, 1), (1, 1), (5, 5), (9, 9), (10, 9), (.max, 9), (.min, 1)]
            as [(Int64, Int)]
        {
            #expect(Priority(clamping: level).level == nearest)
        }
    }

    @Test func `one is the most urgent and comes first`() throws {
        #expect(Priority.highest.level == 1)
        #expect(Priority.standard.level == 5)
        #expect(Priority.lowest.level == 9)
        #expect([Priority.lowest, .standard, .highest].sorted() == [.highest, .standard, .lowest])
        #expect(try Priority.level(3).description == "3")
    }
}
