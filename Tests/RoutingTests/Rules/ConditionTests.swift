import Testing

@testable import Routing

struct ConditionTests {
    private let schema = AttachSchema([AttachField(name: "lang", type: .string, fallback: .string("he"))])
    private let yes = Condition.dnis(.pattern(NumberPattern(.national, .prefix(DigitKey.empty))))
    private let no = Condition.clid(.withheld)

    private func holds(
        _ condition: Condition, _ call: Call? = nil, windows: [Window] = [], at moment: Moment = Site.moment
    ) -> Bool {
        let rules = Site.rules([], windows: windows, attach: schema)
        var clocks = WallClocks(at: moment, zones: rules.zones)
        return condition.holds(for: call ?? .make(attach: schema.empty), &clocks, in: rules)
    }

    @Test func `the samples of this suite hold and fail`() {
        #expect(holds(yes))
        #expect(!holds(no))
    }

    @Test func `dnis and clid look each at its own number`() throws {
        let pattern = NumberMatch.pattern(try NumberPattern(parsing: "1700*"))
        let call = Call.make(dnis: .local("1700500"), clid: .local("200"), attach: schema.empty)
        #expect(holds(.dnis(pattern), call))
        #expect(!holds(.clid(pattern), call))
        let reverse = Call.make(dnis: .local("200"), clid: .local("1700500"), attach: schema.empty)
        #expect(!holds(.dnis(pattern), reverse))
        #expect(holds(.clid(pattern), reverse))
    }

    @Test func `attach asks the call's attach data`() {
        #expect(holds(.attach(AttachTest(Slot(0), .equals(.string("he"))))))
        #expect(!holds(.attach(AttachTest(Slot(0), .equals(.string("ru"))))))
    }

    @Test func `all holds when every part does, and with no parts`() {
        #expect(holds(.all([yes, yes])))
        #expect(!holds(.all([yes, no])))
        #expect(!holds(.all([no, yes])))
        #expect(holds(.all([])))
    }

    @Test func `any holds when one part does, and not with no parts`() {
        #expect(holds(.any([no, yes])))
        #expect(holds(.any([yes, no])))
        #expect(!holds(.any([no, no])))
        #expect(!holds(.any([])))
    }

    @Test func `not holds unless all its parts do`() {
        #expect(!holds(.not([yes])))
        #expect(holds(.not([no])))
        #expect(holds(.not([yes, no])))
        #expect(holds(.not([no, yes])))
        #expect(!holds(.not([yes, yes])))
        #expect(!holds(.not([.not([no])])))
    }

    @Test func `during holds when one of its windows is open`() {
        let span = { (start: Int, end: Int) in
            Window.Span(zone: Slot(0), span: WindowSpan(days: .weekdays(.all), start: start, end: end))
        }
        let windows = [
            Window(name: "night", spans: [span(1320, 360)]),
            Window(name: "ten", spans: [span(540, 570), span(600, 601)]),
            Window(name: "never", spans: []),
        ]
        #expect(holds(.during([Slot(1)]), windows: windows))
        #expect(holds(.during([Slot(0), Slot(1)]), windows: windows))
        #expect(!holds(.during([Slot(0)]), windows: windows))
        #expect(!holds(.during([Slot(2)]), windows: windows))
        #expect(!holds(.during([]), windows: windows))
        #expect(
            !holds(.during([Slot(1)]), windows: windows, at: Moment(milliseconds: Site.moment.milliseconds + 60_000)))
    }
}

extension DigitKey {
    /// The key of no digits, a prefix of every number.
    fileprivate static var empty: DigitKey {
        guard let key = DigitKey("") else { preconditionFailure("no digits are few enough") }
        return key
    }
}
