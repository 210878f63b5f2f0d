import Testing

@testable import Routing

struct DecisionFlagsTests {
    @Test func `flags have the names of fixtures and traces`() {
        let all: DecisionFlags = [
            .manyRows, .unknownQueue, .priorityInvalid, .guessedTrunk, .attachTruncated, .charsetLossSuspected,
            .degraded,
        ]
        #expect(
            all.names == [
                "many_rows", "unknown_queue", "priority_invalid", "guessed_trunk", "attach_truncated",
                "charset_loss_suspected", "degraded",
            ])
    }

    @Test func `each flag has one name, its own`() {
        for (name, flag) in DecisionFlags.named { #expect(flag.names == [name]) }
        #expect(DecisionFlags().names == [])
    }
}
