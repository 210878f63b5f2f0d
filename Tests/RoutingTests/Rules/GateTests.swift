import Testing

@testable import Routing

/// A gate may let a call through in vain; it must never hold back a call that its rule matches.
struct GateTests {
    private static func admits(_ conditions: [Condition], _ call: Call) -> Bool {
        Gate(conditions).admits(call.keys.words.span)
    }

    private static func dialled(_ text: String) -> Call { .make(dnis: .local(text)) }

    private static func pattern(_ text: String) throws -> NumberMatch { .pattern(try NumberPattern(parsing: text)) }

    @Test(arguments: [
        ("1700500", "1700500"), ("1700*", "1700"), ("1700*", "1700500"), ("17000*", "17000"), ("*", "1"), ("*", ""),
        ("100..199", "150"), ("123456789012345*", "1234567890123456"),
    ])
    func `a number that a pattern describes passes its gate`(pattern: String, number: String) throws {
        #expect(Self.admits([.dnis(try Self.pattern(pattern))], Self.dialled(number)))
    }

    @Test(arguments: [
        ("1700500", "1700501"), ("1700500", "17005000"), ("1700*", "1701"), ("17000*", "1700"), ("100..199", "200"),
        ("100..199", "099"), ("1*", ""), ("+1*", "1"),
    ])
    func `a number far from a pattern does not`(pattern: String, number: String) throws {
        #expect(!Self.admits([.dnis(try Self.pattern(pattern))], Self.dialled(number)))
    }

    @Test func `the narrowest of several conditions makes the gate`() throws {
        let conditions: [Condition] = [
            .dnis(try Self.pattern("17*")), .all([.clid(try Self.pattern("0541111111"))]),
        ]
        #expect(Self.admits(conditions, .make(dnis: .local("17"), clid: .local("0541111111"))))
        #expect(!Self.admits(conditions, .make(dnis: .local("17"), clid: .local("0541111112"))))
    }

    @Test func `several patterns pass whatever any of them describes`() throws {
        let match = NumberMatch.any([try Self.pattern("100"), try Self.pattern("2*")])
        for number in ["100", "2", "299"] { #expect(Self.admits([.dnis(match)], Self.dialled(number))) }
        #expect(!Self.admits([.dnis(match)], Self.dialled("3")))
    }

    @Test func `what is no single range of numbers lets every call through`() throws {
        let pattern = try Self.pattern("9")
        let conditions: [Condition] = [
            .dnis(.any([pattern, try Self.pattern("+9")])), .dnis(.any([pattern, .withheld])), .dnis(.list(Slot(0))),
            .not([.dnis(pattern)]), .any([.dnis(pattern)]), .all([]), .during([]), .dnis(.any([])),
        ]
        for condition in conditions { #expect(Self.admits([condition], Self.dialled("1")), "\(condition)") }
        #expect(Self.admits([], .make(clid: PhoneNumber(withheld: ""))))
    }

    @Test func `a range made by hand the wrong way round is no trap`() throws {
        let (low, high) = (try #require(DigitKey("100")), try #require(DigitKey("199")))
        let condition = Condition.dnis(.pattern(NumberPattern(.national, .range(high, low))))
        #expect(!Self.admits([condition], Self.dialled("300")))
    }
}
