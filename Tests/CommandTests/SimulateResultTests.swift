import Testing

/// What `callsteer simulate` prints and draws, and the timelines of `callsteer test`.
struct SimulateResultTests {
    private static func scenario(
        _ name: String = "callers", agents: Int = 2, run: String = "duration: 1h, replications: 3", rest: String = ""
    ) -> String {
        """
        rules: rules.yaml
        start: 2026-03-04 10:00
        agents: [ { login: "a-{n}", count: \(agents), queues: { service: 1 } } ]
        load: [ { class: \(name), dnis: "1", rate: 100/h, talk: exponential(60s), patience: 2m } ]
        run: { \(run) }
        \(rest)
        """
    }

    private func workspace(_ files: KeyValuePairs<String, String>) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            """
            version: 1
            numbers: raw
            queues:
              service: { code: 10, overflow: [ { after: 60s, to: backup, keep: true }, { after: 2m, busy: true } ] }
              backup: { code: 13 }
            rules: [ { id: all, dnis: "1", route: { queue: service } } ]
            default: { extension: "9000" }
            """, to: "rules.yaml")
        for (name, text) in files { try workspace.write(text, to: name) }
        return workspace
    }

    @Test func `two scenarios on the same callers differ by what is different about them`() throws {
        let workspace = try workspace(["a.yaml": Self.scenario(), "b.yaml": Self.scenario(agents: 3)])
        let finished = try workspace.callsteer("simulate", "a.yaml", "--against", "b.yaml")
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.lines.first == "A is a.yaml, B is b.yaml; both meet the same callers")
        #expect(
            finished.lines.contains { $0.contains("class callers") && $0.contains("mean_wait") && $0.contains("±") })
        let same = try workspace.callsteer("simulate", "a.yaml", "--against", "a.yaml")
        // Common random numbers: with nothing different, nothing differs at all.
        let row = try #require(same.lines.first { $0.contains("class callers") && $0.contains("mean_wait") })
        #expect(row.split(separator: " ").suffix(2) == ["0s", "±0"], "\(row)")
    }

    @Test func `other callers are told of, and what only one of them has`() throws {
        let workspace = try workspace([
            "a.yaml": Self.scenario(), "b.yaml": Self.scenario("strangers"),
            "c.yaml": Self.scenario().replacing("60s", with: "70s").replacing("login:", with: "group: night, login:"),
        ])
        let strangers = try workspace.callsteer("simulate", "a.yaml", "--against", "b.yaml")
        #expect(strangers.lines.first?.hasSuffix("; they do not meet the same callers") == true)
        #expect(strangers.lines.contains("note: class callers calls in A alone"))
        #expect(strangers.lines.contains("note: class strangers calls in B alone"))
        let slower = try workspace.callsteer("simulate", "a.yaml", "--against", "c.yaml")
        #expect(slower.lines.contains("note: class callers differs in talk"))
        #expect(slower.lines.contains("note: group night is in B alone"))
    }

    @Test func `runs that are not alike are not compared`() throws {
        let workspace = try workspace([
            "a.yaml": Self.scenario(), "b.yaml": Self.scenario(run: "duration: 2h, replications: 4"),
        ])
        let finished = try workspace.callsteer("simulate", "a.yaml", "--against", "b.yaml")
        #expect(finished.status == 2)
        #expect(
            finished.errors.contains(
                "a.yaml and b.yaml cannot be compared: the end is duration: 1h in A and duration: 2h in B; "
                    + "replications is 3 in A and 4 in B"), "\(finished.errors)")
    }

    @Test func `the drawing has both panels, their axes and the priorities`() throws {
        let workspace = try workspace(["a.yaml": Self.scenario()])
        let finished = try workspace.callsteer("simulate", "a.yaml", "--plot", "out.svg")
        #expect(finished.status == 0, "\(finished.everything)")
        let drawing = try workspace.read("out.svg")
        for text in [
            "a.yaml", "calls waiting, by priority", "time from the start (minutes)",
            "share of calls whose wait is over by then", "priority 5",
        ] { #expect(drawing.contains(">\(text)</text>"), "\(text)") }
        #expect(drawing.matches(of: #/<polyline points="[0-9]/#).count == 2)
        let read = try workspace.bash("python3 -c 'import xml.dom.minidom as x; x.parse(\"out.svg\")'")
        #expect(read.status == 0, "\(read.everything)")
    }

    private static let story = scenario(
        run: "duration: 5m",
        rest: "calls: [ { id: A, at: 0s, dnis: \"1\", talk: 10s, patience: 90s } ]"
    ).replacing("load: ", with: "# ").replacing("queues: {", with: "state: not_ready, queues: {")

    @Test func `the timeline of one call tells all that happened to it`() throws {
        let workspace = try workspace(["a.yaml": Self.story])
        let finished = try workspace.callsteer("simulate", "a.yaml", "--call", "A")
        #expect(
            finished.lines == [
                "call A",
                "   0.000s  rule all decides: queue service, priority 5",
                "   0.000s  enters service",
                "  60.000s  cannot take step 1 of service: no target takes it now",
                "  90.000s  leaves service: abandoned",
                "  90.000s  has ended: abandoned",
            ], "\(finished.everything)")
        let other = try workspace.callsteer("simulate", "a.yaml", "--call", "B")
        #expect(other.status == 2)
        #expect(other.errors.contains("its calls are A"))
    }

    @Test func `the timeline of a case is judged, and its overflow steps are covered`() throws {
        let workspace = try workspace([
            "cases.yaml": """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1", clid: "0541111111" } }
            cases:
              - name: the backup answers
                timeline:
                  agents: [ { login: noa, queues: { backup: 1 } } ]
                  calls: [ { id: A, at: 0s, talk: 30s } ]
                  expect: [ { call: A, answered_by: noa, wait: 60s, queue: backup } ]
              - name: it does not
                timeline:
                  agents: [ { login: noa, queues: { backup: 1 }, state: not_ready } ]
                  calls: [ { id: A, at: 0s, talk: 30s, patience: 70s } ]
                  expect: [ { call: A, answered_by: noa } ]
            """
        ])
        let finished = try workspace.callsteer("test", "cases.yaml", "--coverage")
        #expect(finished.status == 1)
        #expect(finished.lines.contains("  ok    the backup answers"))
        #expect(finished.lines.contains("  FAIL  it does not"))
        #expect(
            finished.lines.contains { $0.contains("A answered_by: expected \"noa\", got none") }, "\(finished.output)")
        #expect(finished.lines.contains { $0.hasSuffix("70.000s  has ended: abandoned") })
        #expect(
            finished.lines.filter { $0.contains("overflow step") } == [
                "  queue service, overflow step 2: reached, never taken"
            ])
    }
}
