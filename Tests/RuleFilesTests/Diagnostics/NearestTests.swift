import Testing

@testable import RuleFiles

struct NearestTests {
    @Test(arguments: [
        ("vpi", ["service", "vip"], "vip"),  // neighbours swapped
        ("timout", ["timeout", "ttl"], "timeout"),  // a letter missing
        ("serrvice", ["service"], "service"),  // a letter too many
        ("quewe", ["queue"], "queue"),  // a letter replaced
        ("VIP", ["vip"], "vip"),  // case is free
    ])
    func `a slip of the pen finds what was meant`(name: String, candidates: [String], meant: String) {
        #expect(nearest(to: name, among: candidates) == meant)
    }

    @Test func `more than a third of the name is too far`() {
        #expect(nearest(to: "abcdef", among: ["abxyef"]) == "abxyef")
        #expect(nearest(to: "abcdef", among: ["axyzef"]) == nil)
        #expect(nearest(to: "to", among: ["at"]) == nil)
    }

    @Test func `the nearer wins and the first of equals`() {
        #expect(nearest(to: "office", among: ["offix", "offices", "offica"]) == "offices")
        #expect(nearest(to: "night", among: ["nigh1", "night1", "nightX"]) == "nigh1")
    }

    @Test func `the name itself is no suggestion`() {
        #expect(nearest(to: "vip", among: ["vip"]) == nil)
    }
}
