import Routing
import Testing
import Workbench

struct DecisionTextTests {
    /// A destination in words, with what goes with it.
    @Test(arguments: [
        ("queue: service", "queue service (10)   priority 4"),
        ("queue: service, priority: 1", "queue service (10)   priority 1"),
        ("agent: noa", "agent noa   priority 5"),
        ("external: \"+97231234567\"", "external +97231234567"),
        ("extension: \"9000\"", "extension 9000"),
        ("voicemail: office", "voicemail office"),
        ("voicemail: true", "voicemail"),
        ("ivr: gold", "IVR gold"),
        ("ivr: true", "IVR"),
        ("busy: true", "busy"),
        ("default: true", "extension 9999 (the default)"),
        ("queue: service, attach: \"a\\e[2Jb\"", "queue service (10)   priority 4   attach \"a\\u{1B}[2Jb\""),
        (
            "agent: noa, alternates: [ { queue: service }, { default: true }, { voicemail: true } ]",
            "agent noa   priority 5   else queue service (10), the default destination, voicemail"
        ),
    ])
    func `a decision in a line`(route: String, summary: String) throws {
        let project = try Project([
            "rules.yaml": """
            version: 1
            timezone: UTC
            numbers: { country: IL }
            agents: { noa: }
            queues: { service: { code: 10, default_priority: 4 } }
            rules: [ { id: only, route: { \(route) } } ]
            default: { extension: "9999" }
            """
        ])
        let decided = try Decided(by: project.rules())
        let text = DecisionText(rules: decided.rules)
        #expect(text.summary(decided.record.decision) == summary)
        #expect(text.reason(decided.record.decision) == "rule only (line 6)")
    }

    @Test func `flags are named, and the side of a split counted from one`() throws {
        let project = try Project([
            "rules.yaml": """
            version: 1
            timezone: UTC
            numbers: { country: IL }
            queues: { one: { code: 1 }, two: { code: 2 } }
            rules: [ { id: trial, split: [ { weight: 0, queue: one }, { weight: 1, queue: two } ] } ]
            default: { switch: true }
            """
        ])
        let decided = try Decided(by: project.rules(), clid: "541111111")
        let text = DecisionText(rules: decided.rules)
        #expect(text.summary(decided.record.decision) == "queue two (2)   priority 5   flags guessed_trunk")
        #expect(text.reason(decided.record.decision) == "rule trial (line 5), side 2 of its split")
    }
}
