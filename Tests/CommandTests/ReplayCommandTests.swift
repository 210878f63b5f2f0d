import Testing

struct ReplayCommandTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let header = "dnis,clid,at,rule,destination,queue,priority,attach_out,status"

    @Test func `decisions go to standard output and the summary to standard error`() throws {
        let finished = try workspace.callsteer("replay", "--rules", "rules.yaml", "--input", "calls.csv")
        #expect(
            finished.lines == [
                Self.header,
                "1700500,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok",
                "1700510,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok",
                "1800,anonymous,2026-03-04 10:00,press,extension:9009,,,,ok",
            ])
        #expect(finished.errors.contains("callsteer: lookups are off, so rules that need one do not match"))
        #expect(finished.errors.contains("3 calls in "))
    }

    @Test func `standard input is the default, and files make the same bytes`() throws {
        let calls = try workspace.read("calls.csv")
        let streamed = try workspace.callsteer(["replay", "--rules", "rules.yaml", "--quiet"], input: calls)
        let written = try workspace.callsteer(
            "replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", "decisions.csv", "--quiet")
        #expect(written.output.isEmpty)
        #expect(try workspace.read("decisions.csv") == streamed.output)
        // A longer file of before leaves nothing behind.
        try workspace.write(String(repeating: "old\n", count: 1000), to: "decisions.csv")
        _ = try workspace.callsteer(
            "replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", "decisions.csv", "--quiet")
        #expect(try workspace.read("decisions.csv") == streamed.output)
    }

    @Test func `live lookups and a snapshot decide alike`() throws {
        let environment = try workspace.makeCRM()
        try workspace.write("clid,queue,priority,attach\n0541111111,12,1,כהן דוד\n", to: "crm.csv")
        let row = "1700500,0541111111,2026-03-04 10:00,known,queue:vip,vip,1,כהן דוד,ok"
        for source in ["live", "snapshot=crm.csv"] {
            let finished = try workspace.callsteer(
                ["replay", "--rules", "rules.yaml", "--input", "calls.csv", "--lookups", source],
                environment: environment)
            #expect(finished.lines.dropFirst().first == row, "\(source)")
            #expect(!finished.errors.contains("lookups are off"))
        }
    }

    @Test func `a day is not decided without the database that it asks`() throws {
        let finished = try workspace.callsteer(
            ["replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", "out.csv", "--lookups", "live"],
            environment: ["CRM_ODBC": "Driver={SQLite3};Database=\(workspace.path("lost.db"))"])
        #expect(finished.status == 2)
        #expect(finished.errors.contains("error[database-down]"))
        #expect(throws: (any Error).self) { try workspace.read("out.csv") }
    }

    @Test func `a replay onto its own input is refused, and the calls are left alone`() throws {
        let calls = try workspace.read("calls.csv")
        for output in ["calls.csv", "./calls.csv", workspace.path("calls.csv")] {
            let finished = try workspace.callsteer(
                "replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", output)
            #expect(finished.status == 2)
            #expect(try workspace.read("calls.csv") == calls)
        }
    }

    @Test(arguments: [
        ("empty.csv", "callsteer: empty.csv is empty; its first line names the columns dnis, clid, attach and at\n"),
        (
            "numbers.csv",
            "callsteer: numbers.csv:1: there is no column 'dnis', 'clid', 'at'; its columns are phone\n"
        ),
        ("lost.csv", "callsteer: lost.csv cannot be opened: No such file or directory\n"),
    ])
    func `an input that cannot be replayed is told in a line`(input: String, message: String) throws {
        let finished = try workspace.callsteer("replay", "--rules", "rules.yaml", "--input", input)
        #expect(finished.errors.hasSuffix(message))
        #expect(finished.output.isEmpty)
    }

    @Test func `calls without a time come at the one given, and the lack of one says so`() throws {
        let calls = "dnis,clid\n1800,1\n"
        let given = try workspace.callsteer(
            ["replay", "--rules", "rules.yaml", "--at", "2026-03-04 10:00", "--quiet"], input: calls)
        #expect(given.lines.last == "1800,1,press,extension:9009,,,,ok")
        let missing = try workspace.callsteer(["replay", "--rules", "rules.yaml"], input: calls)
        #expect(missing.errors.hasSuffix("its columns are dnis, clid; add it, or give --at for all calls\n"))
    }

    @Test func `a reader that has seen enough ends the replay without a word`() throws {
        let finished = try workspace.bash(
            """
            awk 'BEGIN { print "dnis,clid,at"; for (i = 0; i < 100000; i++) print "1800," i ",2026-03-04 10:00" }' |
            callsteer replay --rules rules.yaml --quiet 2>errors | head -n 2; echo "${PIPESTATUS[1]}"; grep -v 'lookups are off' errors
            """)
        #expect(finished.lines == [Self.header, "1800,0,2026-03-04 10:00,press,extension:9009,,,,ok", "0"])
    }

    @Test func `an output that is full is told`() throws {
        let finished = try workspace.callsteer(
            "replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", "/dev/full")
        #expect(finished.status == 2)
        #expect(finished.errors.hasSuffix("callsteer: write: No space left on device\n"))
    }

    // The program's own peak, as the system counts it for a child that was waited for.
    @Test func `memory does not grow with the number of calls`() throws {
        func peak(ofCalls count: Int) throws -> Int {
            let finished = try workspace.bash(
                """
                python3 - \(count) <<'END'
                import resource, subprocess, sys
                replay = subprocess.Popen(
                    ["callsteer", "replay", "--rules", "rules.yaml", "--quiet"], stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                replay.stdin.write(b"dnis,clid,at,note\\n")
                for number in range(int(sys.argv[1])):
                    replay.stdin.write(b"1700510,054%07d,2026-03-04 10:00,%064d\\n" % (number % 3000, number))
                replay.stdin.close()
                assert replay.wait() == 0
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
                END
                """)
            return try #require(Int(finished.output.dropLast()), "\(finished.errors)")
        }
        let kilobytes = (few: try peak(ofCalls: 10_000), many: try peak(ofCalls: 200_000))
        // 200,000 rows are 20 megabytes, and as many again with their decisions.
        #expect(kilobytes.many < kilobytes.few + 8_000, "\(kilobytes)")
    }
}
