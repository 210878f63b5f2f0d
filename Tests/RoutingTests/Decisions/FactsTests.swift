import Testing

@testable import Routing

struct FactsTests {
    @Test func `nothing is known at first`() {
        #expect(Facts().isEmpty)
        #expect(Facts()[Slot(7)] == nil)
    }

    @Test func `an answer is known under its own lookup alone`() {
        var facts = Facts()
        facts[Slot(2)] = .noRow()
        #expect(facts[Slot(2)] == .noRow())
        #expect(facts[Slot(0)] == nil)
        #expect(facts[Slot(1)] == nil)
        #expect(facts[Slot(3)] == nil)
        #expect(!facts.isEmpty)
    }

    @Test func `a fact can be replaced and forgotten`() {
        var facts = Facts()
        facts[Slot(0)] = .failed(.timeout)
        facts[Slot(0)] = .noRow()
        #expect(facts[Slot(0)] == .noRow())
        facts[Slot(0)] = nil
        #expect(facts.isEmpty)
    }
}
