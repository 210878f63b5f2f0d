import Routing
import Testing
import Workbench

@testable import RuleFiles

/// Explanations held against ones written by hand.
struct ExplanationTextTests {
    private let rules: RuleFile

    init() throws { rules = try Project.bank().rules() }

    private func lines(_ decided: Decided, showsAll: Bool = false) -> [String] {
        ExplanationText(rules: decided.rules, showsAll: showsAll).lines(decided.record, decided.explanation)
    }

    private func text(_ decided: Decided, showsAll: Bool = false) -> String {
        lines(decided, showsAll: showsAll).joined(separator: "\n")
    }

    @Test func `the call, the clock, each rule's reason and the decision`() throws {
        let decided = try Decided(by: rules, dnis: "1700502", attach: "balance=499;lang=xx")
        #expect(
            text(decided) == """
                call   dnis 1700502   clid 0541111111 = +972541111111
                       attach "balance=499;lang=xx"   read as lang=he balance=499
                       attach.lang: 'xx' is no string that it may be
                at     Wed 2026-03-04 10:00:00 Asia/Jerusalem (UTC+2)   open: office   shut: night

                  blocked      :33  no  clid 0541111111 is not in list blocked (2 numbers)
                  anonymous    :34  no  clid 0541111111 is not withheld
                  closed       :35  no  not (office is open)
                  known        :39  no  dnis 1700502 is not in [1700500, 1700501]
                  branch       :44  no  dnis 1700502 is not 1700501
                  abroad       :45  no  clid +972541111111 is not in +44*
                  rich         :46  no  attach.balance '499' is not >= 500
                > press        :47  YES dnis 1700502 is 1700502

                -> extension 9009   attach "כהן דוד של הבנק הלאומי"
                   by rule press (line 47)
                   3 rules after it not reached; these would match too: ordinary
                """)
    }

    @Test func `all rules are shown where that is asked for`() throws {
        let decided = try Decided(by: rules, dnis: "1700503", clid: "0529876543")
        #expect(
            text(decided, showsAll: true) == """
                call   dnis 1700503   clid 0529876543 = +972529876543
                       attach (none delivered)   read as lang=he
                at     Wed 2026-03-04 10:00:00 Asia/Jerusalem (UTC+2)   open: office   shut: night

                > blocked      :33  YES clid 0529876543 is in list blocked (2 numbers)
                  anonymous    :34  no  clid 0529876543 is not withheld
                  closed       :35  no  not (office is open)
                  known        :39  no  dnis 1700503 is not in [1700500, 1700501]
                  branch       :44  no  dnis 1700503 is not 1700501
                  abroad       :45  no  dnis 1700503 is not 1700502
                                        clid +972529876543 is not in +44*
                  rich         :46  no  dnis 1700503 is not 1700502
                                        attach.balance (absent) is not >= 500
                  press        :47  no  dnis 1700503 is not 1700502
                  trial        :48  yes dnis 1700503 is 1700503
                  to-default   :49  no  dnis 1700503 is not 1700504
                  ordinary     :50  yes dnis 1700503 is in 1700500..1700599

                -> busy
                   by rule blocked (line 33)
                """)
    }

    @Test func `a found row is shown with what it cost and which spelling hit`() throws {
        let rows = [
            LookupRow(
                queue: .integer(12), priority: .other("x"), attach: "a\u{1B}[2Jb", columns: [.string("noa")]),
            LookupRow(queue: .null, priority: .integer(2), attach: nil, columns: [nil]),
        ]
        let answer = LookupAnswer.found(
            rows, asked: ["0541111111", "+972541111111"], hit: "+972541111111", microseconds: 12_345)
        let lines = lines(try Decided(by: rules, answers: ["crm": answer]))
        let found = try #require(lines.firstIndex { $0.hasPrefix("> known") })
        #expect(
            lines[found...(found + 3)] == [
                "> known        :39  YES dnis 1700500 is in [1700500, 1700501]",
                "                        lookup crm: found, 2 rows, 12.3 ms (asked 0541111111, +972541111111; "
                    + "hit +972541111111)",
                #"                           queue 12, priority 'x', attach 'a\u{1B}[2Jb', agent 'noa'"#,
                "                           queue NULL, priority 2, attach NULL, agent NULL",
            ])
        // The row that is no priority has its queue's own, 3; the other has 2 and no queue.
        #expect(
            lines.contains(
                "-> queue service (10)   priority 2   flags many_rows   else queue back (14), external +97237654321"))
        #expect(lines.contains("   by rule known (line 39); lookup crm: found"))
    }

    @Test func `of many rows five are shown`() throws {
        let rows = (1...7).map {
            LookupRow(queue: .integer(12), priority: .integer(Int64($0)), attach: nil, columns: [nil])
        }
        let lines = lines(try Decided(by: rules, answers: ["crm": .found(rows)]))
        #expect(lines.filter { $0.contains("queue 12, priority") }.count == 5)
        #expect(lines.contains { $0.hasSuffix("   … 2 rows more") })
    }

    @Test func `a lookup without a row sends the call on`() throws {
        let lines = lines(try Decided(by: rules, answers: ["crm": .noRow(asked: ["0541111111"], microseconds: 900)]))
        #expect(
            lines.filter { $0.hasPrefix("  known") || $0.hasSuffix("(asked 0541111111)") } == [
                "  known        :39  no  dnis 1700500 is in [1700500, 1700501]",
                "                        lookup crm: no_row, 0.9 ms (asked 0541111111)",
            ])
        #expect(lines.contains("   by rule ordinary (line 50); lookup crm: no_row"))
    }

    @Test(arguments: [LookupOutcome.timeout, .down, .poolExhausted, .sqlError, .invalidInput])
    func `a lookup that fails is decided by on_failure and says why it failed`(outcome: LookupOutcome) throws {
        let answer = LookupAnswer.failed(outcome, asked: ["0541111111"], microseconds: 250_000, detail: "the\nreason")
        let lines = lines(try Decided(by: rules, answers: ["crm": answer]))
        let found = try #require(lines.firstIndex { $0.hasPrefix("> known") })
        #expect(
            lines[(found + 1)...] == [
                "                        lookup crm: \(outcome.rawValue), 250.0 ms (asked 0541111111): the\\u{A}reason",
                "                        on_failure decides",
                "",
                "-> queue back (14)   priority 4",
                "   by rule known (line 39), on_failure; lookup crm: \(outcome.rawValue)",
                "   7 rules after it not reached; these would match too: ordinary",
            ])
    }

    @Test func `without on_failure the next rule is tried`() throws {
        let answers: [String: LookupAnswer] = ["crm": .noRow(), "branches": .failed(.down)]
        let lines = lines(try Decided(by: rules, dnis: "1700501", answers: answers))
        let found = try #require(lines.firstIndex { $0.hasPrefix("  branch") })
        #expect(lines[found] == "  branch       :44  no  dnis 1700501 is 1700501")
        #expect(lines[found + 2] == "                        no on_failure: on to the next rule")
        #expect(lines.contains("   by rule ordinary (line 50); lookup branches: down"))
    }

    @Test func `a lookup that was not run says that the database was not asked`() throws {
        let lines = lines(try Decided(by: rules))
        #expect(lines.contains("                        lookup crm: not_run (the database was not asked)"))
    }

    @Test func `a call that no rule takes goes to the default`() throws {
        let lines = lines(try Decided(by: rules, dnis: "1800"))
        #expect(
            lines.suffix(4) == [
                "> no rule matched: the default decides", "", "-> the switch's own default (the default)",
                "   by no rule matched",
            ])
    }

    @Test(arguments: [
        ("anonymous", "clid \"anonymous\" (withheld)"),
        ("541111111", "clid 541111111 = +972541111111 (national 0541111111) (trunk prefix guessed)"),
        ("+44 20 7946 0000", "clid +44 20 7946 0000 = +442079460000 (national +442079460000)"),
        ("+972541111111", "clid +972541111111 (national 0541111111)"),
        ("x\u{1B}]0;title\u{7}", #"clid x\u{1B}]0;title\u{7}"#),
    ])
    func `a caller is shown as delivered and as read`(clid: String, shown: String) throws {
        #expect(lines(try Decided(by: rules, dnis: "1700510", clid: clid)).first == "call   dnis 1700510   \(shown)")
    }

    @Test(arguments: [
        ("Asia/Kolkata", "(UTC+5:30)"), ("America/New_York", "(UTC-5)"), ("America/St_Johns", "(UTC-3:30)"),
        ("UTC", "(UTC+0)"),
    ])
    func `the clock is told with the zone's offset on that day`(zone: String, offset: String) throws {
        let project = try Project(["rules.yaml": Project.bankRules.replacing("Asia/Jerusalem", with: zone)])
        let lines = lines(try Decided(by: project.rules(), dnis: "1700510"))
        #expect(lines.contains { $0.hasPrefix("at     Wed 2026-03-04 10:00:00 \(zone) \(offset)") })
    }
}
