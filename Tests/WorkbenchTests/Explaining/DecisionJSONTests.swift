import Foundation
import Routing
import Testing
import Workbench

@testable import RuleFiles

struct DecisionJSONTests {
    private let rules: RuleFile

    init() throws { rules = try Project.bank().rules() }

    /// The document as Foundation reads it.
    private func document(_ decided: Decided, isExplained: Bool = false) throws -> [String: Any] {
        let json = DecisionJSON(rules: decided.rules)
            .document(decided.record, explanation: isExplained ? decided.explanation : nil)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
    }

    /// A value by its path, as text: `1`, `true` and `null` are not "1", "true" and "null".
    private func value(_ path: String, in document: [String: Any]) -> String? {
        var value: Any? = document
        for step in path.split(separator: ".") {
            value =
                Int(step).map { index in (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil } }
                ?? (value as? [String: Any])?[String(step)]
        }
        return value.flatMap {
            try? JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed, .sortedKeys])
        }
        .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a decision by a row has its facts with real types`() throws {
        let row = LookupRow(queue: .integer(12), priority: .integer(1), attach: "כהן \"דוד\"", columns: [nil])
        let answer = LookupAnswer.found(
            [row], asked: ["0541111111", "+972541111111"], hit: "0541111111", microseconds: 12_345)
        let decided = try Decided(
            by: rules, clid: "541111111", attach: "lang=ru;x", id: "call-7", at: "2026-03-04 10:00:05.250",
            answers: ["crm": answer])
        let document = try document(decided)
        let expected: KeyValuePairs = [
            "schemaVersion": "1",
            "call.id": "\"call-7\"",
            "call.dnis": #"{"e164":null,"national":"1700500","raw":"1700500","withheld":false}"#,
            "call.clid": #"{"e164":"+972541111111","national":"0541111111","raw":"541111111","withheld":false}"#,
            "call.attach": "\"lang=ru;x\"",
            "at": "\"2026-03-04T08:00:05.250Z\"",
            "rule": "\"known\"",
            "line": "39",
            "destination": #"{"code":12,"kind":"queue","name":"vip"}"#,
            "default": "false",
            "priority": "1",
            "attach": #""כהן \"דוד\"""#,
            "alternates.0": #"{"destination":{"code":14,"kind":"queue","name":"back"},"priority":2}"#,
            "alternates.1": #"{"destination":{"kind":"external","number":"+97237654321"}}"#,
            "onFailure": "false",
            "flags": #"["guessed_trunk"]"#,
            "lookups.0": #"{"asked":["0541111111","+972541111111"],"hit":"0541111111","microseconds":12345,"#
                + #""name":"crm","outcome":"found","rows":1,"stale":false}"#,
            "microseconds": "12345",
        ]
        for (path, text) in expected { #expect(value(path, in: document) == text, "\(path)") }
        for absent in ["trace", "side", "attachPairs"] { #expect(document[absent] == nil, "\(absent)") }
        let revision = try #require(document["revision"] as? String)
        #expect(revision.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    }

    @Test(arguments: [
        ("1700502", "+442079460000", "2026-03-04 10:00", #"{"kind":"external","number":"+442079460000"}"#),
        ("1700502", "0541111111", "2026-03-04 10:00", #"{"kind":"extension","number":"9009"}"#),
        ("1700502", "0529876543", "2026-03-04 10:00", #"{"kind":"busy"}"#),
        ("1700502", "0541111111", "2026-03-07 10:00", #"{"kind":"voicemail","name":"office"}"#),
        ("1700504", "0541111111", "2026-03-04 10:00", #"{"kind":"switch"}"#),
        ("1700510", "0541111111", "2026-03-04 10:00", #"{"code":10,"kind":"queue","name":"service","serviceId":41}"#),
    ])
    func `each kind of destination has its own members`(
        dnis: String, clid: String, at: String, destination: String
    ) throws {
        let document = try document(Decided(by: rules, dnis: dnis, clid: clid, at: at))
        #expect(value("destination", in: document) == destination)
    }

    @Test func `an agent and an IVR script are destinations, too`() throws {
        let row = LookupRow(queue: .null, priority: .null, attach: nil)
        let agent = try Decided(by: rules, dnis: "1700501", answers: ["crm": .noRow(), "branches": .found([row])])
        #expect(
            value("destination", in: try document(agent)) == #"{"code":7001,"kind":"agent","login":"noa"}"#)
        let script = try Decided(by: rules, dnis: "1700502", attach: "balance=500")
        #expect(value("destination", in: try document(script)) == #"{"kind":"ivr","name":"gold"}"#)
    }

    @Test func `a map of attach data is there as text and as pairs`() throws {
        let document = try document(Decided(by: rules, at: "2026-03-07 10:00"))
        #expect(value("attach", in: document) == #""when=closed;a\\=b=x\\;y""#)
        #expect(value("attachPairs", in: document) == #"{"a=b":"x;y","when":"closed"}"#)
    }

    @Test func `what a decision does not have is null or absent`() throws {
        let document = try document(Decided(by: rules, dnis: "1800"))
        #expect(value("rule", in: document) == "\"default\"")
        #expect(value("default", in: document) == "true")
        #expect(value("priority", in: document) == "null")
        #expect(value("attach", in: document) == "null")
        #expect(value("lookups", in: document) == "[]")
        #expect(value("line", in: document) == nil)
        #expect(value("call.id", in: document) == nil)
    }

    @Test func `a side of a split is counted from one`() throws {
        let document = try document(Decided(by: rules, dnis: "1700503"))
        let queue = try #require(value("destination.name", in: document))
        #expect(value("side", in: document) == (queue == "\"service\"" ? "1" : "2"))
    }

    @Test func `the trace has every rule with its verdict and its checks`() throws {
        let document = try document(
            Decided(by: rules, answers: ["crm": .failed(.timeout, asked: ["0541111111"], microseconds: 250_000)]),
            isExplained: true)
        let trace = try #require(document["trace"] as? [[String: Any]])
        #expect(
            trace.compactMap { $0["verdict"] as? String } == [
                "condition_failed", "condition_failed", "condition_failed", "decided_on_failure", "would_not_match",
                "would_not_match", "would_not_match", "would_not_match", "would_not_match", "would_not_match",
                "would_match",
            ])
        #expect(
            value("trace.3.checks", in: document)
                == #"[{"holds":true,"text":"dnis 1700500 is in [1700500, 1700501]"}]"#)
        #expect(value("trace.3.rule", in: document) == "\"known\"")
        #expect(value("trace.3.line", in: document) == "39")
        #expect(value("trace.3.lookup.outcome", in: document) == "\"timeout\"")
        #expect(value("trace.3.lookup.microseconds", in: document) == "250000")
        #expect(value("onFailure", in: document) == "true")
    }

    @Test func `the other verdicts have names of their own`() throws {
        let answers: [String: LookupAnswer] = ["crm": .noRow(), "branches": .failed(.down)]
        let document = try document(Decided(by: rules, dnis: "1700501", answers: answers), isExplained: true)
        #expect(value("trace.3.verdict", in: document) == "\"no_row\"")
        #expect(value("trace.4.verdict", in: document) == "\"lookup_failed\"")
        #expect(value("trace.10.verdict", in: document) == "\"decided\"")
    }
}
