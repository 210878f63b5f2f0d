import Foundation
import Testing

/// Input that was made to harm: what a terminal obeys, what is too long, too large, or no text at all.
struct HostileInputTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// Control characters that a terminal obeys, and marks that turn the direction of text; line ends are ours.
    private func harmful(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }

    private static let escapes = "\u{1B}]0;owned\u{7}\u{1B}[2J\r\u{9B}31m\u{202E}evil"

    @Test(arguments: ["route", "explain"])
    func `what a call carries does not reach the terminal raw`(command: String) throws {
        let environment = try workspace.makeCRM()
        for dnis in ["1800\(Self.escapes)", "1700500", "1800"] {
            let finished = try workspace.callsteer(
                [
                    command, "--rules", "rules.yaml", "--dnis", dnis, "--clid", "054\(Self.escapes)", "--attach",
                    "lang=\(Self.escapes)", "--id", Self.escapes, "--at", "2026-03-04 10:00",
                ], environment: environment)
            #expect(finished.status == 0)
            #expect(harmful(finished.everything) == [])
        }
    }

    @Test func `what a database holds does not reach the terminal raw`() throws {
        try workspace.write(
            """
            create table Customers (phone_number text, QUEUE_CODE text, PRIORITY text, ATTACHDATA text);
            insert into Customers values
                ('0541111111', 'x' || char(27) || '[2J', char(8238), 'a' || char(27, 93) || '0;owned' || char(7, 13));
            """, to: "seed.sql")
        let environment = try workspace.makeCRM()
        for command in ["route --dnis 1700500", "explain --dnis 1700500", "lookup try crm"] {
            let finished = try workspace.callsteer(
                command.split(separator: " ").map(String.init) + ["--rules", "rules.yaml", "--clid", "0541111111"],
                environment: environment)
            #expect(finished.output.contains(#"\u{1B}"#))
            #expect(harmful(finished.everything) == [], "\(command)")
        }
        try workspace.write(
            """
            rules: rules.yaml
            defaults: { at: 2026-03-04 10:00, call: { dnis: "1700500", clid: "0541111111" } }
            database: seed.sql
            cases: [ { name: a, expect: { attach: b } } ]
            """, to: "fixtures.yaml")
        for format in ["text", "tap", "github", "junit"] {
            let finished = try workspace.callsteer("test", "fixtures.yaml", "--format", format)
            #expect(finished.status == 1)
            // JUnit is read by programs; all that XML cannot carry is the escape character and its like.
            #expect(harmful(finished.everything).filter { format != "junit" || $0.value < 0x20 } == [], "\(format)")
        }
    }

    @Test func `what a file or an option is called does not reach the terminal raw`() throws {
        let name = "\(Self.escapes).yaml"
        for arguments in [
            ["check", name], ["test", name], ["route", "--rules", name, "--dnis", "1", "--clid", "1"],
            ["replay", "--rules", "rules.yaml", "--input", name],
            ["replay", "--rules", "rules.yaml", "--input", "calls.csv", "--output", "lost/\(name)"],
            ["lookup", "try", Self.escapes, "--rules", "rules.yaml", "--clid", "1"],
            ["check", "rules.yaml", "--output", "json=lost/\(name)"], ["test", "--run", "(\(Self.escapes)"],
            ["init", "rules.yaml/\(Self.escapes)"],
            ["route", "--rules", "rules.yaml", "--dnis", "1", "--clid", "1", "--at", Self.escapes],
            ["route", "--rules", "rules.yaml", "--dnis", "1", "--clid", "1", "--route-timeout", Self.escapes],
        ] {
            let finished = try workspace.callsteer(arguments)
            #expect([1, 2, 64].contains(finished.status), "\(arguments)")
            #expect(harmful(finished.everything) == [], "\(arguments)")
        }
    }

    @Test func `names in a rule file do not reach the terminal raw`() throws {
        try workspace.write(
            #"""
            version: 1
            timezone: "\e[2J"
            "\e]0;owned\a": 1
            numbers: { country: IL }
            queues: { "q\e[2J": { code: 1 } }
            rules: [ { id: "a\e[31m", dnis: "1", route: { queue: "r\e[2J" } } ]
            default: { switch: true }
            """#, to: "rules.yaml")
        let finished = try workspace.callsteer("check", "rules.yaml")
        #expect(finished.status == 1)
        #expect(harmful(finished.everything) == [])
    }

    @Test func `arguments of a hundred thousand characters are taken as they are`() throws {
        let long = String(repeating: "5", count: 100_000)
        for (dnis, clid, attach) in [(long, "1", "x"), ("1800", long, "x"), ("1800", "1", "lang=\(long)")] {
            let finished = try workspace.callsteer(
                "route", "--rules", "rules.yaml", "--dnis", dnis, "--clid", clid, "--attach", attach)
            #expect(finished.status == 0, "\(finished.errors.prefix(200))")
        }
        let asked = try workspace.callsteer(
            ["route", "--rules", "rules.yaml", "--dnis", "1700500", "--clid", long],
            environment: try workspace.makeCRM())
        #expect(asked.output.contains("lookup crm: invalid_input"))
    }

    /// Files that are no rule file at all, and what `check` makes of each.
    @Test(arguments: [
        ("empty", 1), ("zeros", 1), ("random", 1), ("large", 2), ("/dev/null", 1), ("loop", 2), ("deep", 1),
        ("bomb", 1),
    ])
    func `a file that is no rule file is told, at once and in few words`(name: String, status: Int32) throws {
        let made = try workspace.bash(
            #"""
            : >empty
            head -c 100000 /dev/zero >zeros
            python3 -c 'import random, sys; random.seed(1); sys.stdout.buffer.write(random.randbytes(100000))' >random
            head -c 50000000 /dev/zero | tr '\0' 'a' >large
            ln -s loop loop
            python3 -c 'print("a: " + "[" * 100000)' >deep
            {
                echo 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
                for i in 1 2 3 4 5 6 7 8; do
                    echo "a$i: &a$i [*a$((i - 1)), *a$((i - 1)), *a$((i - 1)), *a$((i - 1)), *a$((i - 1)), *a$((i - 1))]"
                done
            } >bomb
            """#)
        try #require(made.status == 0, "\(made.errors)")
        let clock = ContinuousClock()
        for command in ["check", "test", "route --dnis 1 --clid 1 --rules"] {
            let started = clock.now
            let finished = try workspace.callsteer(command.split(separator: " ").map(String.init) + [name])
            #expect(
                finished.status == (command == "check" ? status : 2), "\(command): \(finished.everything.prefix(500))")
            #expect(finished.everything.contains("error["))
            #expect(finished.everything.utf8.count < 20_000)
            #expect(started.duration(to: clock.now) < .seconds(10))
        }
    }
}
