import Testing

@testable import Routing

struct SplitTests {
    private let trial = Split(sides: [
        .init(weight: 70, route: Route(.queue(Site.service))), .init(weight: 30, route: Route(.queue(Site.backOffice))),
    ])

    private func side(_ call: Call, _ id: String = "trial", at moment: Moment = Site.moment) -> Int {
        trial.side(for: call, at: moment, rule: id)
    }

    // Points of 0 ..< 100 by an independent FNV-1a:
    //
    //   def f(b):
    //       h = 0xcbf29ce484222325
    //       for c in b: h = (h ^ c) * 0x100000001b3 % 2**64
    //       return h
    //   print(f(b"trial\0+972541111111") % 100, ...)
    @Test(arguments: [
        (PhoneNumber.israeli("0541111111"), 0),  // 54
        (.israeli("0541111112"), 0),  // 43
        (.israeli("0541111113"), 0),  // 32
        (.local("200"), 0),  // 1
    ])
    func `a caller's side is the hash of rule, NUL and number`(clid: PhoneNumber, expected: Int) {
        #expect(side(.make(clid: clid)) == expected)
    }

    @Test(arguments: [("call-1", 75), ("call-2", 86)])
    func `a withheld caller's side is that of the call's id`(id: String, point: Int) {
        #expect(side(.make(id: id, clid: PhoneNumber(withheld: ""))) == (point < 70 ? 0 : 1))
        #expect(side(.make(id: id, clid: PhoneNumber(withheld: "anonymous")), at: Moment(milliseconds: 0)) == 1)
    }

    @Test func `a withheld caller without an id is told by line and time`() {
        // f(b"trial\x001700500100\x001772611200000") % 100 == 74
        #expect(side(.make(dnis: .local("1700500100"), clid: PhoneNumber(withheld: ""))) == 1)
        let sides = (0..<200).map {
            side(.make(clid: PhoneNumber(withheld: "")), at: Moment(milliseconds: 1_772_611_200_000 + $0))
        }
        #expect(Set(sides) == [0, 1])
    }

    @Test func `the exact points of the hash decide at the borders of the shares`() {
        // Callers whose points are 54 and 43: a border between them must part them.
        for border in 1..<100 {
            let split = Split(sides: [
                .init(weight: border, route: Route(.busy)), .init(weight: 100 - border, route: Route(.busy)),
            ])
            let side = { (clid: PhoneNumber) in split.side(for: .make(clid: clid), at: Site.moment, rule: "trial") }
            #expect(side(.israeli("0541111111")) == (54 < border ? 0 : 1))
            #expect(side(.israeli("0541111112")) == (43 < border ? 0 : 1))
            #expect(side(.local("200")) == (1 < border ? 0 : 1))
        }
    }

    @Test func `a caller keeps his side whatever the spelling, the line and the time`() {
        var seeded = Seeded(1)
        for _ in 0..<500 {
            let national = "05" + seeded.text(of: "0123456789", 8, 8)
            let expected = side(.make(clid: .israeli(national)))
            #expect(side(.make(clid: .israeli(national, raw: "+972\(national.dropFirst())"))) == expected)
            #expect(
                side(.make(id: "other", dnis: .local("1800"), clid: .israeli(national)), at: Moment(milliseconds: 7))
                    == expected)
        }
    }

    @Test func `another rule deals its callers anew`() {
        var seeded = Seeded(2)
        let callers = (0..<1000).map { _ in Call.make(clid: .israeli("05" + seeded.text(of: "0123456789", 8, 8))) }
        let same = callers.count { side($0, "trial") == side($0, "other") }
        // Independent sides agree in 0.7² + 0.3² of the cases; three sigma of a thousand are 47.
        #expect(abs(same - 580) <= 47)
    }

    @Test(arguments: [[70, 30], [1, 1], [1, 2, 3, 4], [999, 1], [0, 1, 0, 3], [1, 1, 1, 1, 1, 1, 1]])
    func `shares are kept within three sigma over twenty thousand callers`(weights: [Int]) {
        let split = Split(sides: weights.map { .init(weight: $0, route: Route(.busy)) })
        var seeded = Seeded(3)
        var random = [Int](repeating: 0, count: weights.count)
        var consecutive = random
        let callers = 20_000
        for number in 0..<callers {
            let drawn = Call.make(clid: .israeli("05" + seeded.text(of: "0123456789", 8, 8)))
            random[split.side(for: drawn, at: Site.moment, rule: "trial")] += 1
            let next = Call.make(clid: .israeli("0541\(100_000 + number)"))
            consecutive[split.side(for: next, at: Site.moment, rule: "trial")] += 1
        }
        for (index, weight) in weights.enumerated() {
            let share = Double(weight) / Double(weights.reduce(0, +))
            let sigma = (Double(callers) * share * (1 - share)).squareRoot()
            let expected = Double(callers) * share
            #expect(abs(Double(random[index]) - expected) <= 3 * sigma, "side \(index)")
            #expect(abs(Double(consecutive[index]) - expected) <= 3 * sigma, "side \(index), consecutive numbers")
        }
    }

    @Test func `a decision by a split names its side and takes its route`() throws {
        let rules = Site.rules([Rule(id: "trial", conditions: [], action: .split(trial))])
        let first = try rules.route(.make(clid: .israeli("0541111111"))).decision
        #expect(first.side == 0)
        #expect(first.destination == .queue(Site.service))
        let second = try rules.route(.make(id: "call-1", clid: PhoneNumber(withheld: ""))).decision
        #expect(second.side == 1)
        #expect(second.destination == .queue(Site.backOffice))
    }

    @Test func `a row's queue wins over the side's`() throws {
        let rules = Site.rules([Rule(id: "trial", conditions: [], lookup: Site.crm, action: .split(trial))])
        let decision = try rules.decision(rows: [LookupRow("12", "1")])
        #expect(decision.destination == .queue(Site.vip))
        #expect(decision.side == 0)
    }
}
