import RuleFiles
import Testing

@testable import Workbench

/// Rules that are reloaded in the middle of a run (R30).
struct ReloadTests {
    private static func rules(
        _ windows: String, reload: String = "pin", a: String, b: String = "{ code: 91 }"
    ) -> String {
        """
        version: 1
        numbers: raw
        reload: \(reload)
        timezone: Asia/Jerusalem
        windows: { \(windows) }
        queues: { a: \(a), b: \(b) }
        rules: [ { id: all, dnis: "1", route: { queue: a } } ]
        default: { extension: "9000", return: 30s }
        """
    }

    private static let day = "day: { days: all, time: \"08:00-17:00\" }"
    private static let night = "night: { days: all, time: \"20:00-21:00\" }"

    private static let calls = """
        rules: old.yaml
        start: 2026-03-04 10:00
        agents: [ { login: omer, queues: { b: 1 } } ]
        calls: [ { id: A, at: 10s, dnis: "1", talk: 10s, patience: 100s } ]
        events: [ { at: 5s, do: reload, rules: new.yaml } ]

        """

    private static func overflowing(into hours: String, windows: String) -> String {
        rules(windows, a: "{ code: 90, overflow: [ { after: 10s, to: b } ] }", b: "{ code: 91, during: \(hours) }")
    }

    private static let early = "early: { days: all, time: \"05:00-06:00\" }"

    @Test(arguments: [[day, night], [night, day], [day], [early, night, day]])
    func `the hours of the new file hold, wherever its windows stand`(windows: [String]) throws {
        let played = try Played(
            Self.calls + "expect: [ { call: A, end: answered, answered_by: omer, wait: 10s } ]",
            [
                "old.yaml": Self.overflowing(into: "night", windows: Self.night + ", " + Self.day),
                "new.yaml": Self.overflowing(into: "day", windows: windows.joined(separator: ", ")),
            ])
        #expect(played.differences == [])
    }

    @Test func `and those of the old file do no more`() throws {
        let played = try Played(
            Self.calls + "expect: [ { call: A, end: abandoned, wait: 100s } ]",
            [
                "old.yaml": Self.overflowing(into: "day", windows: Self.day),
                "new.yaml": Self.overflowing(into: "night", windows: Self.day + ", " + Self.night),
            ])
        #expect(played.differences == [])
    }

    @Test func `windows of the new file open and close at their times`() throws {
        let soon = "soon: { days: all, time: \"10:01-11:00\" }"
        let played = try Played(
            Self.calls + "expect: [ { call: A, end: answered, wait: 50s } ]",
            [
                "old.yaml": Self.overflowing(into: "day", windows: Self.day),
                "new.yaml": Self.overflowing(into: "soon", windows: soon),
            ])
        #expect(played.differences == [])
    }

    private static let outside = """
        rules: old.yaml
        start: 2026-03-04 10:00
        agents: [ { login: omer, queues: { a: 1 }, state: not_ready } ]
        calls: [ { id: A, at: 0s, dnis: "1", talk: 10s, patience: 100s } ]
        outside: { "9000": { answers: never }, "0501234567": { answers: never } }
        events: [ { at: 30s, do: reload, rules: new.yaml } ]

        """

    @Test(arguments: ["", ", overflow: [ { after: 2m, external: \"0501234567\" } ]"])
    func `a call that rings outside comes back as it left, whatever steps there are now`(steps: String) throws {
        let played = try Played(
            Self.outside + """
                expect:
                  - { call: A, end: abandoned, wait: 100s }
                  - { counters: { a: { Tran2Def: 1, ReturnedFromDefault: 1, ReturnedFromRoute: 0, Abandoned: 1 } } }
                """,
            [
                "old.yaml": Self.rules(Self.day, a: "{ code: 90, overflow: [ { after: 20s, default: true } ] }"),
                "new.yaml": Self.rules(Self.day, reload: "migrate", a: "{ code: 90\(steps) }"),
            ])
        #expect(played.differences == [])
    }

    @Test func `where a call left for is told by the rules it left under`() throws {
        let played = try Played(
            Self.calls.replacing("5s, do: reload", with: "0s, do: reload")
                + "expect: [ { call: A, end: transferred, to: \"0501234567\" } ]",
            [
                "old.yaml": Self.rules(Self.day, a: "{ code: 90 }"),
                "new.yaml": Self.rules(
                    Self.day, a: "{ code: 90, overflow: [ { after: 20s, external: \"0501234567\" } ] }"),
            ])
        #expect(played.differences == [])
    }

    @Test func `the time of the default destination is the new one for calls that leave from then on`() throws {
        let old = Self.rules(Self.day, a: "{ code: 90, overflow: [ { after: 20s, default: true } ] }")
        let played = try Played(
            Self.outside.replacing("30s, do: reload", with: "10s, do: reload") + """
                expect:
                  - { at: 79s, call: A, waits_in: [] }
                  - { at: 80s, call: A, waits_in: a }
                """,
            ["old.yaml": old, "new.yaml": old.replacing("return: 30s", with: "return: 60s")])
        #expect(played.differences == [])
    }

    @Test func `a rule that the new file adds is told by its name`() throws {
        let old = Self.rules(Self.day, a: "{ code: 90 }")
        let played = try Played(
            Self.calls + "expect: [ { call: A, rule: first-of-two }, { call: A, end: abandoned } ]",
            [
                "old.yaml": old.replacing("dnis: \"1\"", with: "dnis: \"2\""),
                "new.yaml": old.replacing(
                    "{ id: all, dnis: \"1\"",
                    with: "{ id: other, dnis: \"2\", route: { queue: b } }, { id: first-of-two, dnis: \"1\""),
            ])
        #expect(played.differences == [])
    }

    @Test func `an agent whom only the new file has is told by name`() throws {
        let old = Self.rules(Self.day, a: "{ code: 90 }")
        let agents = "agents: { first: { code: 1 }, omer: { code: 2 } }"
        let played = try Played(
            Self.calls + "expect: [ { call: A, end: answered, answered_by: omer, wait: 0s } ]",
            [
                "old.yaml": old,
                "new.yaml": old.replacing("{ queue: a }", with: "{ agent: omer }") + "\n" + agents,
            ])
        #expect(played.differences == [])
        let story = StoryText(played.file.rules, played.result).lines(0)
        #expect(story[1].hasSuffix("rule all decides: agent omer, priority 5"))
    }

    @Test func `a call that leaves for the default destination leaves for that of its time`() throws {
        let old = Self.rules(Self.day, a: "{ code: 90, overflow: [ { after: 20s, default: true } ] }")
            .replacing(", return: 30s", with: "")
        let played = try Played(
            Self.outside.replacing("30s, do: reload", with: "10s, do: reload")
                + "expect: [ { call: A, end: transferred, to: \"9001\" } ]",
            ["old.yaml": old, "new.yaml": old.replacing("9000", with: "9001")])
        #expect(played.differences == [])
    }
}
