import Testing

@testable import Routing

struct RuleSetTests {
    @Test func `an active queue is found by its code`() {
        let rules = Site.rules([])
        #expect(rules.activeQueue(code: 12) == Site.vip)
        for code in [0, -12, 11, 999, .max, .min] as [Int64] { #expect(rules.activeQueue(code: code) == nil) }
    }

    @Test func `an inactive queue is unknown to rows`() {
        #expect(Site.rules([]).activeQueue(code: 19) == nil)
    }

    @Test func `the first zone is the rule set's own`() {
        #expect(Site.rules([], zones: [.london, .jerusalem]).zone.identifier == "Europe/London")
        #expect(RuleSet(rules: []).zone == .utc)
    }

    @Test func `slots are in declaration order`() {
        #expect([Site.closed, Site.vip, Site.service].sorted() == [Site.service, Site.vip, Site.closed])
        #expect(Site.queues[Site.vip].name == "vip")
    }
}
