import Testing

@testable import Routing

struct DeadlinePolicyTests {
    @Test func `the defaults are two seconds and three tenths`() {
        #expect(DeadlinePolicy().budget == 2000)
        #expect(DeadlinePolicy().margin == 300)
    }

    @Test(
        arguments: [
            (nil, nil, 2000), (nil, 500, 500), (nil, 5000, 5000),  // the switch says nothing: the budget
            (3000, nil, 2000), (2300, nil, 2000), (2299, nil, 1999), (1000, nil, 700),  // the lesser of the two
            (1000, 500, 500), (1000, 5000, 700), (8000, 5000, 5000),  // a rule's own budget instead of the policy's
            (300, nil, 0), (299, nil, 0), (0, nil, 0),  // never negative
        ] as [(Int64?, Int64?, Int64)])
    func `a decision has the lesser of budget and time-out less margin`(timeout: Int64?, rule: Int64?, expected: Int64)
    {
        #expect(DeadlinePolicy().milliseconds(for: .make(routeTimeout: timeout), rule: rule) == expected)
    }

    @Test func `another margin is kept`() {
        let policy = DeadlinePolicy(budget: 900, margin: 100)
        #expect(policy.milliseconds(for: .make(routeTimeout: 800)) == 700)
        #expect(policy.milliseconds(for: .make(routeTimeout: 3000)) == 900)
    }
}
