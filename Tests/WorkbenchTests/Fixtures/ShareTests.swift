import Testing
import Workbench

/// `shares`: what part of a case's calls goes where.
struct ShareTests {
    private let project: Project

    init() throws { project = try .bank() }

    /// Four calls: one blocked, one anonymous, two to the press.
    private func body(_ shares: String) -> String {
        """
        call: { dnis: "1700502" }
        each:
          - { call: { clid: "0529876543" } }
          - { call: { clid: "" } }
          - { call: { clid: "0541111111" } }
          - { call: { clid: "0541111112" } }
        shares: \(shares)
        """
    }

    @Test(arguments: [
        "{ rule: { blocked: 25%, press: 40%..50% } }", "{ rule: { press: 50%..100%, known: 0% } }",
        "{ queue: { service: 25%..25%, vip: 0%..1% } }", "{ extension: { \"9009\": 50% } }",
        "{ priority: { 7: 25%, 5: 0% } }", "{ lookup: { not_run: 100% } }",
    ])
    func `a share within its bounds is as expected`(shares: String) async throws {
        #expect(try await project.differences(inCase: body(shares)) == [])
    }

    @Test(arguments: [
        (
            "{ rule: { blocked: 26%..100% } }",
            "share of rule \"blocked\": 26%..100% / 25% (1 of 4 calls)"
        ),
        (
            "{ queue: { service: 0%..24.5% } }",
            "share of queue \"service\": 0%..24.5% / 25% (1 of 4 calls)"
        ),
        ("{ priority: { 7: 0% } }", "share of priority 7: 0%..0% / 25% (1 of 4 calls)"),
    ])
    func `a share out of its bounds fails the case`(shares: String, difference: String) async throws {
        #expect(try await project.differences(inCase: body(shares)) == [difference])
    }

    @Test func `a trial of 30 in a hundred takes about that many of a thousand callers`() async throws {
        let callers = (0..<1000).map { "05411\(10_000 + $0)" }.joined(separator: "\n")
        try project.write("clid\n\(callers)\n", to: "callers.csv")
        // Four standard deviations of a fair draw: 0.3 ± 4 √(0.3 · 0.7 / 1000).
        let body = """
            call: { dnis: "1700503" }
            each: { file: callers.csv }
            expect: { rule: trial }
            shares: { queue: { back: 24.2%..35.8%, service: 64.2%..75.8% } }
            """
        #expect(try await project.differences(inCase: body) == [])
    }
}
