import Testing

@testable import Routing

struct RuleMapTests {
    /// Numbers as the random calls have them: Israeli ones with both forms, others with their digits alone.
    private static let forms = NumberForms(name: "IL", isRaw: false) { text in
        if text.hasPrefix("+972") { return .israeli("0\(text.dropFirst(4))") }
        if text.hasPrefix("0"), text.count > 8, text.count < 16 { return .israeli(text) }
        return .local(text)
    }

    private func map(_ rules: RuleSet) -> RuleMap {
        RuleMap(Space([Space.Source(rules, numbers: Self.forms)], from: Site.moment))
    }

    /// What is said of a rule: nil when calls are left for it, or nobody knows.
    private func accusation(_ index: Int, _ map: RuleMap) -> [Int]? {
        if map.bounds[index].upper.isEmpty { return [] }
        let takers = map.takers(of: index)
        // The faster way must say what the thorough one does.
        if case .taken(let thorough) = map.rest(of: index) {
            #expect(thorough == takers)
        } else {
            #expect(takers == nil)
        }
        return takers
    }

    @Test(arguments: 0..<200) func `no rule that decides a call is called unreachable`(seed: Int) throws {
        var seeded = Seeded(seed)
        let plain = PlainRules.random(&seeded)
        let rules = try plain.engine()
        // In every other case some callers are read as is done in another country.
        let isUniform = seed % 2 == 0
        let forms = NumberForms(name: "IL", isRaw: false, isUniform: isUniform, read: Self.forms.read)
        let map = RuleMap(Space([Space.Source(rules, numbers: forms)], from: Site.moment))
        let accused = rules.rules.indices.filter { accusation($0, map) != nil }
        for _ in 0..<100 {
            var call = PlainCall.random(&seeded)
            // A dialled number is never withheld.
            if call.dnis.isWithheld { call.dnis = .local("100") }
            if !isUniform, seeded.chance(percent: 20) {
                call.clid = PhoneNumber(raw: "0541111111", e164: "+44541111111", national: "0541111111")
            }
            let routed = try rules.route(call.engine(), at: call.moment) { call.answers[$0.index].engine() }
            if let rule = routed.decision.rule { #expect(!accused.contains(rule.index), "\(plain) \(call)") }
        }
    }

    @Test(arguments: 0..<200) func `a rule never takes a call that its bounds do not hold`(seed: Int) throws {
        var seeded = Seeded(seed)
        let plain = PlainRules.random(&seeded)
        let rules = try plain.engine()
        let map = map(rules)
        for (index, bounds) in map.bounds.enumerated() {
            // A call made up from the lower bound fulfils the conditions, whatever its numbers' forms.
            for box in bounds.lower.boxes.prefix(3) {
                for sample in map.space.samples(of: box, typical: ("1700500", "0541111111")).prefix(10) {
                    let dialled = Self.forms.read(sample.dnis)
                    let caller: PhoneNumber =
                        sample.clid == "anonymous" ? PhoneNumber(withheld: "") : Self.forms.read(sample.clid)
                    let call = Call(dnis: dialled, clid: caller, attach: rules.attach.read(text: sample.attach))
                    guard map.space.contains(call, at: sample.moment, in: box) else { continue }
                    var clocks = WallClocks(at: sample.moment, zones: rules.zones)
                    for condition in rules.rules[index].conditions {
                        #expect(condition.holds(for: call, &clocks, in: rules), "\(condition) \(sample)")
                    }
                }
            }
        }
    }

    /// Numbers of three digits, of which the third stands for all that no rule names; three languages; callers with and
    /// without a number. Every call there is can be tried.
    @Test(arguments: 0..<200) func `in a world that can be counted just the unreachable rules are found`(seed: Int)
        throws
    {
        var seeded = Seeded(seed)
        let rules = Site.rules(
            (0..<2 + seeded.below(8)).map { index in
                .to(
                    .queue(Site.vip), "r\(index)",
                    when: (0..<1 + seeded.below(3)).map { _ in Self.condition(&seeded, 0) })
            }, attach: AttachSchema([Self.language]))
        let map = map(rules)
        var reached: Set<Int> = []
        for dnis in Self.numbers {
            for language in ["he", "en", "ru"] {
                for caller in [PhoneNumber(withheld: ""), .local("x"), .local("1"), .local("2"), .local("3")] {
                    let call = Call(
                        dnis: .local(dnis), clid: caller, attach: rules.attach.read(text: "lang=\(language)"))
                    guard case .decided(let decision) = rules.evaluate(call, knowing: Facts(), at: Site.moment) else {
                        continue
                    }
                    if let rule = decision.rule { reached.insert(rule.index) }
                }
            }
        }
        for index in rules.rules.indices {
            let isAccused = accusation(index, map) != nil
            #expect(isAccused == !reached.contains(index), "rule \(index) of \(rules.rules)")
        }
    }

    private static let numbers = ["1", "2", "3", "x"].flatMap { first in
        ["", "1", "2", "3"].flatMap { second in ["", "1", "2", "3"].map { first + second + $0 } }
    }

    private static let language = AttachField(
        name: "lang", type: .string, values: ["he", "en", "ru"].map(AttachValue.string), fallback: .string("he"))

    private static func condition(_ seeded: inout Seeded, _ depth: Int) -> Condition {
        func digits(_ text: String) -> NumberMatch { .pattern(NumberPattern(.national, shape(text))) }
        func shape(_ text: String) -> NumberPattern.Shape {
            let key = DigitKey(text.filter { $0 != "*" })
            guard let key else { return .prefix(empty) }
            return text.hasSuffix("*") ? .prefix(key) : .exact(key)
        }
        switch seeded.below(depth < 2 ? 7 : 4) {
        case 0, 1: return .dnis(digits(seeded.text(of: "12", 1, 2) + seeded.pick(["*", ""])))
        case 2: return .clid(seeded.pick([.withheld, digits("1*"), digits("2"), digits("*")]))
        case 3:
            let values = ["he", "en", "ru"].filter { _ in seeded.chance(percent: 50) }.map(AttachValue.string)
            return .attach(AttachTest(Slot(0), .oneOf(values)))
        case 4: return .not((0..<1 + seeded.below(2)).map { _ in condition(&seeded, depth + 1) })
        case 5: return .all((0..<1 + seeded.below(2)).map { _ in condition(&seeded, depth + 1) })
        default: return .any((0..<1 + seeded.below(2)).map { _ in condition(&seeded, depth + 1) })
        }
    }

    private static let empty: DigitKey = {
        guard let key = DigitKey("") else { preconditionFailure("no digits are digits") }
        return key
    }()

    @Test func `several rules together are named as the ones that take all`() {
        func rule(_ digits: String, isPrefix: Bool = true) -> Rule {
            let key = DigitKey(digits) ?? Self.empty
            return .to(
                .busy, "\(digits)\(isPrefix)",
                when: [.dnis(.pattern(NumberPattern(.national, isPrefix ? .prefix(key) : .exact(key))))])
        }
        // 17 itself, and every longer number that begins so: ten digits, and six other keys.
        let parts = "0123456789*#ABCD".map { rule("17\($0)") }
        let whole = [rule("18"), rule("17", isPrefix: false)] + parts + [rule("17")]
        #expect(accusation(whole.count - 1, map(Site.rules(whole))) == Array(1..<whole.count - 1))
        // Without the number itself one call is left.
        let short = parts + [rule("17")]
        #expect(accusation(short.count - 1, map(Site.rules(short))) == nil)
    }

    @Test func `a rule is taken by the two windows that cover its own`() {
        func window(_ name: String, _ start: Int, _ end: Int) -> Window {
            Window(
                name: name,
                spans: [.init(zone: Slot(0), span: WindowSpan(days: .weekdays(.all), start: start, end: end))])
        }
        let rules = Site.rules(
            [
                .to(.busy, "early", when: [.during([Slot(0)])]), .to(.busy, "late", when: [.during([Slot(1)])]),
                .to(.busy, "midday", when: [.during([Slot(2)])]),
                .to(.busy, "night", when: [.not([.during([Slot(0), Slot(1)])])]),
                .to(.busy, "never"),
            ], windows: [window("early", 480, 720), window("late", 720, 1080), window("midday", 660, 780)])
        let map = map(rules)
        #expect(accusation(2, map) == [0, 1])
        #expect(accusation(3, map) == nil)
        #expect(accusation(4, map) == [0, 1, 3])
    }

    @Test func `windows of clocks that are put forward in one night, an hour apart, may meet in it`() {
        func window(_ name: String, _ zone: Int, _ start: Int) -> Window {
            Window(
                name: name,
                spans: [.init(zone: Slot(zone), span: WindowSpan(days: .weekdays(.all), start: start, end: start + 60))]
            )
        }
        // On 2027-03-14 at 07:30 in Greenwich it is half past three in New York, and half past one in Chicago still.
        let rules = Site.rules(
            [
                .to(.busy, "both", when: [.during([Slot(0)]), .during([Slot(1)])]),
                .to(.busy, "never", when: [.during([Slot(0)]), .during([Slot(2)])]),
            ],
            windows: [window("new york", 0, 180), window("chicago", 1, 60), window("chicago at noon", 1, 720)],
            zones: [.newYork, .chicago])
        let map = map(rules)
        #expect(accusation(0, map) == nil)
        #expect(accusation(1, map) == [])
        guard let box = map.bounds[0].upper.boxes.first else { return }
        let samples = map.space.samples(of: box, typical: ("1700500", "0541111111"))
        #expect(samples.contains { rules.fulfils(rules.rules[0].conditions, Call.make(), at: $0.moment) })
    }

    @Test func `a number that callers of another country have, too, does not tell its other form`() throws {
        func rule(_ id: String, _ pattern: String) throws -> Rule {
            .to(.busy, id, when: [.clid(.pattern(try NumberPattern(parsing: pattern)))])
        }
        let rules = Site.rules([try rule("levi", "+972541111111"), try rule("or a neighbour", "0541111111")])
        let mixed = NumberForms(name: "IL and GB", isRaw: false, isUniform: false, read: Self.forms.read)
        #expect(accusation(1, map(rules)) == [0])
        #expect(accusation(1, RuleMap(Space([Space.Source(rules, numbers: mixed)], from: Site.moment))) == nil)
    }

    @Test func `what a lookup comes to tells rules apart`() {
        let route = Route(.busy)
        let rules = Site.rules([
            .to(.busy, "known", lookup: Site.crm), .to(.busy, "again", lookup: Site.crm),
            .to(.busy, "failed", lookup: Site.crm, onFailure: route), .to(.busy, "other", lookup: Site.optimus),
            .to(.busy, "rest"),
        ])
        let map = map(rules)
        #expect(accusation(1, map) == [0])
        #expect(accusation(2, map) == nil)
        #expect(accusation(3, map) == nil)
        #expect(accusation(4, map) == nil)
    }

    @Test func `attach values between two limits are covered by both together`() {
        func rule(_ id: String, _ sign: AttachTest.Comparison, _ limit: Int64) -> Rule {
            .to(.busy, id, when: [.attach(AttachTest(Slot(0), .compared(sign, .int(limit))))])
        }
        let schema = AttachSchema([AttachField(name: "debt", type: .int)])
        let rules = [rule("much", .greater, 500), rule("little", .atMost, 500), rule("some", .equal, 7)]
        let absent = Rule.to(.busy, "absent", when: [.attach(AttachTest(Slot(0), .absent))])
        let gap = Rule.to(
            .busy, "never",
            when: [
                .attach(AttachTest(Slot(0), .compared(.greater, .int(5)))),
                .attach(AttachTest(Slot(0), .compared(.less, .int(6)))),
            ])
        let map = map(Site.rules(rules + [absent, gap], attach: schema))
        #expect(accusation(2, map) == [1])
        #expect(accusation(3, map) == nil)
        #expect(accusation(4, map) == [], "no whole number lies between 5 and 6")
    }

    @Test func `the same formula is true of the same calls, and others may be true of any`() throws {
        let schema = AttachSchema([AttachField(name: "tier", type: .string)])
        let vocabulary = Vocabulary(attach: schema, lookups: [Lookup(name: "crm")])
        func rule(_ id: String, _ source: String, lookup: Slot<Lookup>? = nil) throws -> Rule {
            Rule(
                id: id, conditions: [], lookup: lookup, formulas: [try vocabulary.condition(source)],
                action: .route(Route(.busy)))
        }
        let asked = "lookup.crm.outcome == 'not_run'"
        let rules = Site.rules(
            [
                try rule("gold", "call.attach.tier == 'gold'"), try rule("again", "call.attach.tier == 'gold'"),
                try rule("with a row", "call.attach.tier == 'gold'", lookup: Site.crm), try rule("other", "1 < 2"),
                try rule("fresh", asked), try rule("stale", asked), .to(.busy, "rest"),
            ], attach: schema)
        let map = map(rules)
        #expect(rules.rules.indices.map { accusation($0, map) } == [nil, [0], [0], nil, nil, nil, nil])
    }

    @Test func `one form of a number tells the other`() throws {
        func rule(_ id: String, _ pattern: String) throws -> Rule {
            .to(.busy, id, when: [.clid(.pattern(try NumberPattern(parsing: pattern)))])
        }
        let rules = Site.rules([
            try rule("mobile", "+9725*"), try rule("levi", "0541111111"), try rule("london", "+442079460018"),
        ])
        #expect(accusation(1, map(rules)) == [0])
        #expect(accusation(2, map(rules)) == nil)
    }
}
