import Lookups
import Routing
import RuleFiles
import Testing

@testable import Workbench

struct ImportTests {
    /// The rule file that comes of an import, read and checked.
    private func read(_ imported: ImportedRules?, country: String? = nil) throws -> (file: RuleFile, text: String) {
        let text = try #require(imported).text(country: country, fallback: nil)
        let findings = Findings()
        let file = RuleFile.read(SourceFile(path: "rules.yaml", text: text), into: findings)
        return (try #require(file, "\(text) \(findings.sorted.map(\.sentence))"), text)
    }

    private func decide(_ file: RuleFile, _ dnis: String, _ clid: String, attach: String = "") -> String {
        var reader = file.callReader()
        let call = reader.call(dnis: dnis, clid: clid, attach: .text(attach))
        let record = file.ruleSet.decide(call, at: Moment(milliseconds: 0)) { _ in .noRow() }
        return RoutedTo(record.decision, by: file.ruleSet).text
    }

    private func table(_ text: String, _ csv: CSVImport = CSVImport()) -> (ImportedRules?, [String]) {
        let findings = Findings()
        let rules = csv.rules(of: SourceFile(path: "table.csv", text: text), into: findings)
        return (rules, findings.sorted.map(\.code))
    }

    @Test func `the rows of a table become rules in their order`() throws {
        let (imported, codes) = table(
            """
            DNIS,CLID,Queue,Priority
            1700500,,vip,1
            1700*,0541111111,vip,2
            1700%,,service,5
            ,anonymous,service,9
            1800100..1800199;1900,,42,

            """)
        #expect(codes == [])
        let file = try read(imported, country: "IL").file
        #expect(file.ruleSet.rules.map(\.id) == ["row-2", "row-3", "row-4", "row-5", "row-6"])
        #expect(decide(file, "1700500", "0521111111") == "queue vip, priority 1")
        #expect(decide(file, "1700600", "+972541111111") == "queue vip, priority 2")
        #expect(decide(file, "1700600", "0521111111") == "queue service, priority 5")
        #expect(decide(file, "1", "anonymous") == "queue service, priority 9")
        #expect(decide(file, "1800150", "1") == "queue queue-42, priority 5")
        #expect(file.ruleSet.queues.first { $0.name == "queue-42" }?.code == 42)
    }

    @Test func `the row that says most comes first where that is asked for`() throws {
        let text = "dnis,queue\n17*,service\n1700500,vip\n1700*,desk\n"
        let inOrder = try read(table(text).0).file
        #expect(decide(inOrder, "1700500", "1") == "queue service, priority 5")
        let specific = try read(table(text, CSVImport(order: .specific)).0).file
        #expect(decide(specific, "1700500", "1") == "queue vip, priority 5")
        #expect(decide(specific, "1700600", "1") == "queue desk, priority 5")
        #expect(decide(specific, "1799", "1") == "queue service, priority 5")
    }

    @Test func `the direction of priorities is said, and either is understood`() throws {
        let text = "dnis,queue,priority\n1,a,100\n2,b,50\n3,c,1\n"
        let high = try read(table(text, CSVImport(direction: .highFirst)).0)
        #expect(decide(high.file, "1", "1") == "queue a, priority 1")
        #expect(decide(high.file, "3", "1") == "queue c, priority 3")
        #expect(high.text.contains("the highest number was taken to be (100 -> 1, 50 -> 2, 1 -> 3)"))
        let low = try read(table(text).0)
        #expect(decide(low.file, "1", "1") == "queue a, priority 3")
        #expect(low.text.contains("1 is the most urgent here; in the table the lowest number was taken to be"))
    }

    @Test(arguments: [
        ("dnis,priority\n1,2\n", "missing-column"), ("queue\nvip\n", "missing-column"),
        ("dnis,queue\n1,\n", "missing-queue"),
        ("dnis,queue\nabc,vip\n", "bad-number"), ("dnis,queue,priority\n1,vip,high\n", "bad-priority"),
        ("", "empty-file"), ("dnis,queue\n1,*\n", "bad-queue"), ("dnis;queue\n1;vip\n", "missing-column"),
        ("dnis,queue\n1700599-1700500,vip\n", "bad-number"), ("dnis,queue\n1234-5678,vip\n", "bad-number"),
    ])
    func `a row that cannot be read is reported where it stands`(text: String, code: String) {
        let (imported, codes) = table(text)
        #expect(imported == nil)
        #expect(codes == [code])
    }

    @Test func `a range may be written with a hyphen, and hyphens inside a number say nothing`() throws {
        let file = try read(
            table("dnis,queue\n1700500-1700599,vip\n1800-100-200,desk\n054-1111111,levi\n").0, country: "IL"
        ).file
        #expect(decide(file, "1700550", "1") == "queue vip, priority 5")
        #expect(decide(file, "1800100200", "1") == "queue desk, priority 5")
        #expect(decide(file, "0541111111", "1") == "queue levi, priority 5")
    }

    @Test func `a number says more than a range that holds it, and a range more than the prefix around it`() throws {
        let text = "dnis,queue\n170*,all\n1700500..1700599,some\n1700550,one\n"
        let file = try read(table(text, CSVImport(order: .specific)).0).file
        #expect(decide(file, "1700550", "1") == "queue one, priority 5")
        #expect(decide(file, "1700551", "1") == "queue some, priority 5")
        #expect(decide(file, "1701", "1") == "queue all, priority 5")
    }

    @Test func `names that mean something else in YAML are quoted`() throws {
        let (imported, _) = table("dnis,queue\n1,true\n2,\"a \"\"b\"\": {c}\"\n3,- x\n4,כהן\n")
        let file = try read(imported).file
        #expect(Set(file.ruleSet.queues.map(\.name)) == ["true", "a \"b\": {c}", "- x", "כהן"])
    }

    private func workflow(_ text: String, _ twilio: TwilioImport = TwilioImport()) -> (ImportedRules?, [String]) {
        let findings = Findings()
        let rules = twilio.rules(of: SourceFile(path: "workflow.json", text: text), into: findings)
        return (rules, findings.sorted.map(\.code))
    }

    private static let example = """
        { "task_routing": {
            "filters": [
              { "filter_friendly_name": "Gold Support", "expression": "type == 'support' AND (tier IN ['gold', 'platinum'] OR balance > 500)",
                "targets": [ { "queue": "WQgold", "priority": "10", "timeout": 60 }, { "queue": "WQall" } ] },
              { "friendly_name": "Line", "expression": "to == '+97217005000' AND vip = true", "targets": [ { "queue": "WQall", "priority": 5 } ] },
              { "filter_friendly_name": "Gold Support", "expression": "type != \\"support\\"", "targets": [ { "queue": "WQrest" } ] },
              { "filter_friendly_name": "Strange", "expression": "skills HAS 'x'", "targets": [ { "queue": "WQrest" } ] }
            ],
            "default_filter": { "queue": "WQdefault" } } }
        """

    @Test func `the filters of a workflow become rules in their order`() throws {
        let (imported, codes) = workflow(Self.example)
        #expect(codes == [])
        let file = try read(imported).file
        #expect(file.ruleSet.rules.map(\.id) == ["Gold-Support", "Line", "Gold-Support-2", "default-filter"])
        #expect(decide(file, "1", "2", attach: "type=support;tier=gold") == "queue WQgold, priority 1")
        #expect(decide(file, "1", "2", attach: "type=support;balance=501") == "queue WQgold, priority 1")
        #expect(decide(file, "1", "2", attach: "type=support;balance=500") == "queue WQdefault, priority 5")
        #expect(decide(file, "97217005000", "2", attach: "type=support;vip=true") == "queue WQall, priority 2")
        #expect(decide(file, "1", "2", attach: "type=sales") == "queue WQrest, priority 3")
        let gold = try #require(file.ruleSet.queues.first { $0.name == "WQgold" })
        #expect(gold.waiting.overflow.map(\.trigger) == [.after(60_000, since: .entry)])
        #expect(imported?.notes.contains { $0.contains("Strange") && $0.contains("left out") } == true)
        #expect(try read(imported).text.contains("the highest number was taken to be (10 -> 1, 5 -> 2, 0 -> 3)"))
    }

    @Test(arguments: ["present", "absent", "> 5", "!= x"])
    func `a word that is a test in rule files is still the word that a workflow names`(word: String) throws {
        let (imported, codes) = workflow(
            """
            { "task_routing": {
              "filters": [ { "friendly_name": "f", "expression": "lang == '\(word)'", "targets": [ { "queue": "WQa" } ] } ],
              "default_filter": { "queue": "WQb" } } }
            """)
        #expect(codes == [])
        let file = try read(imported).file
        #expect(decide(file, "1", "2", attach: "lang=\(word)").hasPrefix("queue WQa"))
        #expect(decide(file, "1", "2", attach: "lang=he").hasPrefix("queue WQb"))
        #expect(decide(file, "1", "2").hasPrefix("queue WQb"))
    }

    @Test(arguments: ["", "[]", "{}", "{ \"task_routing\": 1 }"])
    func `what is no workflow is refused`(text: String) {
        #expect(workflow(text).1 == ["not-a-workflow"])
    }

    @Test(arguments: [
        "a ==", "== 1", "a == 1 b", "(a == 1", "a IN []", "a IN [1", "a == 'x", "NOT", "a CONTAINS 'x'", "a == b",
        "1.2.3 == a",
        String(repeating: "(", count: 5_000), String(repeating: "NOT ", count: 5_000) + "a == 1",
    ])
    func `an expression that cannot be taken over is refused with a reason`(text: String) {
        #expect(throws: TwilioExpression.Unreadable.self) { try TwilioExpression(parsing: text) }
    }

    @Test func `AND binds closer than OR, and NOT closer than both`() throws {
        func test(_ name: String) -> TwilioExpression { .test(name, .equal, [.integer(1)]) }
        let parsed = try TwilioExpression(parsing: "a == 1 OR b == 1 AND NOT c == 1")
        #expect(parsed == .any([test("a"), .all([test("b"), .not(test("c"))])]))
        #expect(try TwilioExpression(parsing: "1 == 1") == .always)
    }
}
