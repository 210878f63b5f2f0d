import Routing

/// Small alphabets everywhere, so that rules and calls meet often.
extension PlainRules {
    private static let lines = ["1700500", "1700600", "1700500050", "1800100", "100", "sip:desk", "1234567890123456"]
    private static let nationals = ["0541111111", "0541111112", "0521234567", "031234567", "1234567890123456"]

    static func random(_ seeded: inout Seeded) -> Self {
        var rules = Self(rules: [], windows: [], lists: [], clamps: [], limit: seeded.pick([200, 200, 5, 0]))
        for _ in 0..<3 { rules.windows.append((0...seeded.below(2)).map { _ in span(&seeded) }) }
        for _ in 0..<2 { rules.lists.append((0...seeded.below(3)).map { _ in number(&seeded) }) }
        for _ in 0..<3 { rules.clamps.append(seeded.chance(percent: 30)) }
        for index in 0...seeded.below(12) { rules.rules.append(rule("r\(index)", &seeded)) }
        return rules
    }

    private static func rule(_ id: String, _ seeded: inout Seeded) -> PlainRule {
        let hasLookup = seeded.chance(percent: 40)
        let count = seeded.chance(percent: 15) ? 2 + seeded.below(2) : 1
        return PlainRule(
            id: id, conditions: (0..<seeded.below(4)).map { _ in condition(&seeded, depth: 0) },
            lookup: hasLookup ? seeded.below(3) : nil,
            sides: (0..<count).map { _ in (1 + seeded.below(4), route(&seeded, canBeOpen: hasLookup)) },
            onFailure: hasLookup && seeded.chance(percent: 40) ? route(&seeded, canBeOpen: false) : nil)
    }

    private static func route(_ seeded: inout Seeded, canBeOpen: Bool) -> Route {
        let destinations: [Destination] = [
            .queue(Site.service), .queue(Site.vip), .queue(Site.trainee), .agent(Site.dlevi), .external("+97239999999"),
            .default, .busy, .voicemail("box"), .switchDefault,
        ]
        return Route(
            canBeOpen && seeded.chance(percent: 40) ? nil : seeded.pick(destinations),
            priority: seeded.chance(percent: 40) ? Priority(1 + seeded.below(9)) : nil,
            attach: seeded.chance(percent: 30) ? AttachOutput(text: seeded.pick(["x", "שָׁלוֹם", "a👍🏽b👍🏽c"])) : nil,
            alternates: seeded.chance(percent: 20) ? [Route(.busy)] : [])
    }

    private static func condition(_ seeded: inout Seeded, depth: Int) -> PlainCondition {
        switch seeded.below(depth < 2 ? 8 : 5) {
        case 0, 1: .dnis((0...seeded.below(2)).map { _ in numberTest(&seeded) })
        case 2: .clid((0...seeded.below(2)).map { _ in numberTest(&seeded) })
        case 3: attachTest(&seeded)
        case 4: .during((0...seeded.below(2)).map { _ in seeded.below(3) })
        case 5: .not((0..<seeded.below(3)).map { _ in condition(&seeded, depth: depth + 1) })
        case 6: .all((0..<seeded.below(3)).map { _ in condition(&seeded, depth: depth + 1) })
        default: .any((0..<seeded.below(3)).map { _ in condition(&seeded, depth: depth + 1) })
        }
    }

    private static func numberTest(_ seeded: inout Seeded) -> PlainNumberTest {
        let patterns = [
            "*", "17*", "1700*", "1700500", "1700500000..1700500099", "1700500051..1700500099", "1800*", "100", "054*",
            "05*",
            "0541111111", "0541111112..0541111119", "+972*", "+972541111111", "+972541111110..+972541111112", "+1*",
            "12345*",
            "123456789012345*", "123456789012345", "000..999",
        ]
        switch seeded.below(10) {
        case 0: return .withheld
        case 1: return .list(seeded.below(2))
        default: return .pattern(seeded.pick(patterns))
        }
    }

    private static func attachTest(_ seeded: inout Seeded) -> PlainCondition {
        switch seeded.below(3) {
        case 0: .attach(key: 0, seeded.pick([.present, .absent, .oneOf(["he"]), .oneOf(["en", "ru"])]))
        case 1: .attach(key: 1, seeded.pick([.present, .absent, .oneOf(["17"]), .oneOf(["17", "כהן"])]))
        default:
            .attach(
                key: 2,
                seeded.pick([
                    .present, .absent, .oneOf(["500"]), .oneOf(["1", "500"]),
                    .compared(
                        seeded.pick(["<", "<=", ">", ">=", "==", "!="]), seeded.pick([499, 500, 9_007_199_254_740_992])),
                ]))
        }
    }

    private static func span(_ seeded: inout Seeded) -> PlainSpan {
        let start = seeded.pick([0, 30, 90, 480, 600, 1320, 1410])
        let end = seeded.pick([30, 60, 150, 360, 780, 1200, 1440].filter { $0 != start })
        let days = (0...seeded.below(4)).map { _ in 20_535 + seeded.below(4) }
        return PlainSpan(
            zone: seeded.below(zones.count),
            weekdays: seeded.chance(percent: 70) ? Set((0...seeded.below(7)).map { _ in seeded.below(7) }) : nil,
            dates: Set(days), start: start, end: end,
            exceptions: seeded.chance(percent: 40) ? [20_535 + seeded.below(4)] : [])
    }

    static func number(_ seeded: inout Seeded) -> PhoneNumber {
        switch seeded.below(10) {
        case 0: return PhoneNumber(withheld: seeded.pick(["", "anonymous", "0000000000"]))
        case 1...4: return .local(seeded.pick(lines))
        case 5: return PhoneNumber(raw: "+1", e164: "+12125550147", national: "2125550147")
        default:
            let national = seeded.pick(nationals)
            return .israeli(
                national, raw: seeded.pick([national, "972" + national.dropFirst()]),
                isTrunkGuessed: seeded.chance(percent: 20))
        }
    }
}

extension PlainCall {
    static func random(_ seeded: inout Seeded) -> Self {
        let values = [
            "lang": ["he", "en", "ru", "fr", ""], "customer": ["17", "כהן", ""],
            "debt": ["0", "499", "500", "0500", "much", "9007199254740993"], "zone": ["7"],
        ]
        let attach = (0..<seeded.below(4)).map { _ in
            let key = seeded.pick(values.keys.sorted())
            return (key: key, value: seeded.pick(values[key, default: []]))
        }
        // 2026-03-23 ... 30 holds the spring changes of Jerusalem and Beirut, and the night of 2026-03-08 those of New York
        // and, an hour later, of Chicago; a few calls fall anywhere in the year.
        let inSpring = 1_774_224_000_000 + Int64(seeded.below(7 * 86_400_000))
        let atNight = 1_772_949_600_000 + Int64(seeded.below(3 * 3_600_000))
        let anywhere = 1_767_225_600_000 + Int64(seeded.below(365 * 86_400_000))
        return Self(
            id: seeded.chance(percent: 50) ? "call-\(seeded.below(100))" : nil, dnis: PlainRules.number(&seeded),
            clid: PlainRules.number(&seeded), attach: attach,
            milliseconds: seeded.pick([inSpring, inSpring, inSpring, atNight, anywhere]),
            answers: (0..<3).map { _ in answer(&seeded) })
    }

    private static func answer(_ seeded: inout Seeded) -> PlainAnswer {
        switch seeded.below(10) {
        case 0...2: return PlainAnswer(outcome: .noRow, rows: [])
        case 3...5:
            let failures: [LookupOutcome] = [.timeout, .down, .poolExhausted, .sqlError, .invalidInput]
            return PlainAnswer(outcome: seeded.pick(failures), rows: [])
        default:
            let count = seeded.chance(percent: 30) ? 2 + seeded.below(3) : 1
            // Between several rows the place of queue nought is not written down anywhere.
            let queues = ["10", "12", "14", "15", "19", "999", " 12 ", "12.0", "x", nil] + (count == 1 ? ["0"] : [])
            let priorities = ["1", "2", "5", "9", "0", "10", "-1", "1.5", " 1 ", "1.0", "", nil]
            return PlainAnswer(
                outcome: .found,
                rows: (0..<count).map { _ in
                    PlainRow(
                        queue: seeded.pick(queues), priority: seeded.pick(priorities),
                        attach: seeded.pick([nil, "", "note", "שָׁלוֹם", "👍🏽👍🏽👍🏽"]))
                })
        }
    }
}
