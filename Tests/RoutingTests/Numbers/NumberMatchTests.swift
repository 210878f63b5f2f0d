import Testing

@testable import Routing

struct NumberMatchTests {
    private let lists = [
        NumberList(name: "first", numbers: [.local("100")]), NumberList(name: "second", numbers: [.local("200")]),
    ]

    private func pattern(_ text: String) throws -> NumberMatch { .pattern(try NumberPattern(parsing: text)) }

    @Test func `a list is the one of its slot`() {
        #expect(NumberMatch.list(Slot(1)).matches(.local("200"), lists: lists))
        #expect(!NumberMatch.list(Slot(0)).matches(.local("200"), lists: lists))
    }

    @Test func `withheld holds for a caller who hides and for nobody else`() {
        for raw in ["", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000"] {
            #expect(NumberMatch.withheld.matches(PhoneNumber(withheld: raw), lists: []))
        }
        #expect(!NumberMatch.withheld.matches(.israeli("0541111111"), lists: []))
        #expect(!NumberMatch.withheld.matches(.local("100"), lists: []))
    }

    @Test func `one of several is enough`() throws {
        let match = NumberMatch.any([try pattern("17*"), .list(Slot(0)), .withheld])
        #expect(match.matches(.local("1700"), lists: lists))
        #expect(match.matches(.local("100"), lists: lists))
        #expect(match.matches(PhoneNumber(withheld: ""), lists: lists))
        #expect(!match.matches(.local("200"), lists: lists))
    }

    @Test func `none of none holds`() {
        #expect(!NumberMatch.any([]).matches(.local("100"), lists: lists))
    }
}
