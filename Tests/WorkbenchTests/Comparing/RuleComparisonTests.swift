import Lookups
import Routing
import RuleFiles
import TestSupport
import Testing

@testable import Workbench

struct RuleComparisonTests {
    /// Wednesday 2026-03-04, 10:00 in Jerusalem.
    private static let moment = Moment(milliseconds: 1_772_611_200_000)

    private static let head = """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        attach: { lang: { type: string, values: [he, ru], default: he }, text: { type: string, optional: true } }
        windows: { office: { days: sun-thu, time: "08:00-20:00" } }
        lookups: { crm: { odbc: crm, sql: select QUEUE_CODE from C where N = $CLID } }
        queues: { service: { code: 10 }, vip: { code: 12, default_priority: 3 }, night: { code: 30 } }
        default: { extension: "9000" }
        tables:
          t: { match: [attach.text], give: [queue], rows: [ ["ab*", vip] ] }
          u: { match: [attach.text], give: [queue], rows: [ ["cd*", vip] ] }
        rules:

        """

    private func comparison(_ old: [String], _ new: [String]) throws -> RuleComparison {
        func text(_ rules: [String]) -> String { Self.head + rules.map { "  - \($0)\n" }.joined() }
        let project = try Project(["old.yaml": text(old), "new.yaml": text(new)])
        return RuleComparison(try project.rules("old.yaml"), try project.rules("new.yaml"), from: Self.moment)
    }

    private func told(_ old: [String], _ new: [String]) throws -> [String] {
        let comparison = try comparison(old, new)
        #expect(comparison.isComplete)
        return comparison.changes.map {
            "\($0.old.ruleText): \($0.old.route.text) > \($0.new.ruleText): \($0.new.route.text)"
        }
    }

    private static let all = "{ id: all, route: { queue: service } }"

    @Test func `the same rules change nothing, whatever they are called and however they are grouped`() throws {
        let vip = "{ id: vip, clid: \"0541111111\", route: { queue: vip } }"
        #expect(try told([vip, Self.all], [vip, Self.all]) == [])
        #expect(try told([vip, Self.all], [vip.replacing("id: vip", with: "id: levi"), Self.all]) == [])
        #expect(try told([vip, Self.all], ["{ group: g, rules: [ \(vip) ] }", Self.all]) == [])
        #expect(try told([Self.all], [Self.all, vip]) == [], "a rule that is never reached")
    }

    @Test func `a rule that is added is told with a call that it takes`() throws {
        let comparison = try comparison(
            [Self.all], ["{ id: sales, dnis: \"1700500\", during: office, route: { queue: vip } }", Self.all])
        let change = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(change.old.route.text == "queue service, priority 5")
        #expect(change.new.route.text == "queue vip, priority 3")
        #expect(change.example.dnis == "1700500")
        #expect(change.harm == .moved)
    }

    @Test func `what is lost is told first`() throws {
        let night = "{ id: night, not: { during: office }, route: { queue: night } }"
        let changes = try told(
            [
                "{ id: line, dnis: \"1700*\", route: { queue: service } }",
                "{ id: other, dnis: \"1800*\", route: { queue: vip, priority: 1 } }", night,
            ],
            ["{ id: other, dnis: \"1800*\", route: { queue: vip, priority: 2 } }", night])
        #expect(changes.first == "rule line: queue service, priority 5 > no rule: extension 9000 (the default)")
        #expect(changes.contains("rule line: queue service, priority 5 > rule night: queue night, priority 5"))
        #expect(changes.contains("rule other: queue vip, priority 1 > rule other: queue vip, priority 2"))
        #expect(changes.count == 3)
    }

    @Test func `what a lookup comes to is told apart`() throws {
        let changes = try told(
            ["{ id: known, lookup: crm, route: { queue: vip } }", Self.all],
            ["{ id: known, lookup: crm, route: { queue: vip }, on_failure: { queue: night } }", Self.all])
        #expect(changes == ["rule all: queue service, priority 5 > rule known: queue night, priority 5"])
    }

    @Test func `attach data, windows and withheld callers are told apart`() throws {
        for condition in [
            "attach: { lang: ru }", "not: { during: office }", "clid: anonymous", "not: { dnis: \"1*\" }",
        ] {
            let comparison = try comparison(
                [Self.all], ["{ id: new, \(condition), route: { queue: night } }", Self.all])
            #expect(comparison.changes.count == 1, "\(condition)")
            #expect(comparison.changes.first?.new.rule == "new")
        }
    }

    @Test func `a formula that changes is named, and tried with what it speaks of`() throws {
        func rule(_ language: String) -> String {
            "{ id: tongue, if: \"call.attach.lang == '\(language)'\", route: { queue: vip } }"
        }
        #expect(try told([rule("ru"), Self.all], [rule("ru"), Self.all]) == [])
        let comparison = try comparison([rule("ru"), Self.all], [rule("en"), Self.all])
        #expect(comparison.hidden == ["tongue"])
        #expect(!comparison.isComplete)
        #expect(comparison.changes.map(\.example.attach) == ["lang=ru"])
        #expect(comparison.changes.first?.new.rule == "all")
    }

    @Test(arguments: [
        ("clid: { regex: \"^05\" }", "clid: { regex: \"^06\" }"),
        ("attach: { text: { regex: \"^x\" } }", "attach: { text: { regex: \"^y\" } }"),
        (
            "any: [ { dnis: { regex: \"7$\" } }, { clid: anonymous } ]",
            "any: [ { dnis: { regex: \"8$\" } }, { clid: anonymous } ]"
        ),
        ("table: t", "table: u"),
    ])
    func `a regular expression that changes is never said to change nothing`(old: String, new: String) throws {
        func rule(_ condition: String) -> String {
            let route = condition.hasPrefix("table") ? "" : ", route: { queue: vip }"
            return "{ id: found, \(condition)\(route) }"
        }
        let comparison = try comparison([rule(old), Self.all], [rule(new), Self.all])
        #expect(!comparison.changes.isEmpty || !comparison.isComplete)
        #expect(try told([rule(old), Self.all], [rule(old), Self.all]) == [])
    }

    @Test(arguments: [
        "if: \"call.attach.lang == 'he'\"", "clid: { regex: \"^0\" }", "if: \"call.clid.raw.size() > 3\"",
    ])
    func `what changes behind a rule that cannot be seen into is told, or it is said that there may be more`(
        condition: String
    ) throws {
        let unseen = "{ id: unseen, \(condition), route: { queue: vip } }"
        let comparison = try comparison(
            [unseen, Self.all], [unseen, "{ id: all, route: { queue: night } }"])
        #expect(
            comparison.changes.contains { $0.new.route.text.contains("night") } || comparison.hidden == ["unseen"],
            "\(comparison.changes) \(comparison.hidden)")
    }

    @Test func `another plan of numbers changes what rules match`() throws {
        let rules = Self.head + "  - { id: levi, clid: \"0541111111\", route: { queue: vip } }\n  - \(Self.all)\n"
        let project = try Project([
            "old.yaml": rules.replacing("numbers: { country: IL }", with: "numbers: raw"), "new.yaml": rules,
        ])
        let comparison = RuleComparison(
            try project.rules("old.yaml"), try project.rules("new.yaml"), from: Self.moment)
        // Written +972541111111, the caller is known as Levi only where numbers are read.
        #expect(comparison.changes.contains { $0.new.rule == "levi" } || !comparison.isComplete)
        let formula = "  - { id: levi, if: \"call.clid.e164 == '+972541111111'\", route: { queue: vip } }\n"
        let formulas = Self.head + formula + "  - \(Self.all)\n"
        let other = try Project([
            "old.yaml": formulas.replacing("numbers: { country: IL }", with: "numbers: raw"), "new.yaml": formulas,
        ])
        let hidden = RuleComparison(try other.rules("old.yaml"), try other.rules("new.yaml"), from: Self.moment)
        #expect(hidden.changes.contains { $0.new.rule == "levi" } || !hidden.isComplete)
    }

    /// Rules drawn at random: whatever a random call shows to be different has a change of its kind, or it is said that
    /// there may be more; which it is not where all can be seen into.
    @Test(arguments: 0..<60) func `no difference that calls show is missing`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let old = (0..<4).map { _ in rule(&random) }
        var new = old
        new[random.below(4)] = rule(&random)
        if random.below(2) == 0 { new.swapAt(0, 3) }
        func text(_ rules: [String]) -> String {
            Self.head + rules.enumerated().map { "  - { id: r\($0), \($1) }\n" }.joined() + "  - \(Self.all)\n"
        }
        let project = try Project(["old.yaml": text(old), "new.yaml": text(new)])
        let (before, after) = (try project.rules("old.yaml"), try project.rules("new.yaml"))
        let comparison = RuleComparison(before, after, from: Self.moment)
        let told = Set(comparison.changes.map { [$0.old.route, $0.new.route] })
        let isClear = !(old + new).contains { $0.contains("regex") || $0.contains("if:") }
        #expect(comparison.isComplete || !isClear, "\(old) \(new)")
        var reader = before.callReader()
        for _ in 0..<200 {
            let call = reader.call(
                dnis: random.pick(["1700500", "1700501", "1800", "1"]),
                clid: random.pick(["0541111111", "0521111111", "anonymous", "+12125550147"]),
                attach: .text(random.pick(["lang=ru", "lang=he", "", "text=abc", "text=cde;lang=ru"])))
            let moment = Moment(milliseconds: Self.moment.milliseconds + Int64(random.below(7 * 86_400_000)))
            let one = RoutedTo(before.ruleSet.decide(call, at: moment) { _ in .noRow() }.decision, by: before.ruleSet)
            let two = RoutedTo(after.ruleSet.decide(call, at: moment) { _ in .noRow() }.decision, by: after.ruleSet)
            #expect(one == two || told.contains([one, two]) || !comparison.isComplete, "\(old) \(new)")
        }
    }

    private func rule(_ random: inout SplitMix64) -> String {
        let conditions = [
            "dnis: \"1700*\"", "dnis: \"1700500\"", "dnis: \"17*\"", "clid: anonymous", "clid: \"+9725*\"",
            "clid: \"0541111111\"",
            "during: office", "not: { during: office }", "attach: { lang: ru }", "not: { dnis: \"1700*\" }",
            "clid: { regex: \"^05[24]\" }", "dnis: { regex: \"0$\" }", "attach: { text: { regex: \"^a\" } }",
            "if: \"call.attach.lang == 'ru'\"", "if: \"call.clid.anonymous\"",
        ]
        let queue = random.pick(["service", "vip", "night"])
        var chosen = [random.pick(conditions)]
        let other = random.pick(conditions)
        let key = other.prefix { $0 != ":" }
        if !chosen[0].hasPrefix(key) { chosen.append(other) }
        return chosen.joined(separator: ", ") + ", route: { queue: \(queue) }"
    }
}
