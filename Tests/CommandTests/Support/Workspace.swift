import Foundation
import TestSupport
import Testing

/// A folder to run the program in, with a small project: rules that ask a CRM, a fixture that passes, calls.
struct Workspace {
    private let folder: TemporaryFolder

    /// The program, which the build puts beside the tests.
    static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "callsteer").path(percentEncoded: false)

    init() throws {
        folder = try TemporaryFolder()
        for (name, text) in Self.files { try folder.write(text, to: name) }
    }

    /// A folder with copies of the repository's `folders` and nothing else.
    init(copying folders: [String]) throws {
        folder = try TemporaryFolder()
        for name in folders {
            try FileManager.default.copyItem(atPath: PackageRoot.path(name), toPath: folder.path(name))
        }
    }

    var root: String { folder.path }

    func path(_ name: String) -> String { folder.path(name) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try folder.write(text, to: name) }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// Runs `callsteer` with `arguments` in the folder. The environment holds nothing but what is given.
    func callsteer(
        _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) throws -> Finished {
        try run(Self.program, arguments, environment: environment, input: input)
    }

    func callsteer(_ arguments: String...) throws -> Finished { try callsteer(arguments) }

    /// Runs a script of bash, which finds `callsteer` on its path.
    func bash(_ script: String, environment: [String: String] = [:]) throws -> Finished {
        try run("/bin/bash", ["-c", script], environment: environment, input: "")
    }

    private func run(
        _ program: String, _ arguments: [String], environment: [String: String], input: String
    ) throws -> Finished {
        let streams = try TemporaryFolder()
        let programs = URL(filePath: Self.program).deletingLastPathComponent().path(percentEncoded: false)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: root)
        process.environment = ["PATH": "\(programs):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": root]
            .merging(environment) { $1 }
        // Files take any amount without anybody at the other end of a pipe.
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: streams.write(input, to: "in")))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: streams.write("", to: "out")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: streams.write("", to: "err")))
        try process.run()
        let identifier = process.processIdentifier
        let alarm = DispatchWorkItem { kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: alarm)
        process.waitUntilExit()
        alarm.cancel()
        let status = process.terminationStatus
        return Finished(
            status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
            output: try String(contentsOfFile: streams.path("out"), encoding: .utf8),
            errors: try String(contentsOfFile: streams.path("err"), encoding: .utf8))
    }

    /// Makes the CRM's database in the folder by Python's standard library.
    /// - Returns: The environment that names it.
    func makeCRM() throws -> [String: String] {
        let made = try bash(
            """
            python3 - <<'END'
            import sqlite3
            database = sqlite3.connect("crm.db")
            database.executescript(open("seed.sql").read())
            END
            """)
        try #require(made.status == 0, "\(made.errors)")
        return ["CRM_ODBC": "Driver={SQLite3};Database=\(path("crm.db"))"]
    }

    private static let files: KeyValuePairs = [
        "rules.yaml": """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        attach: { lang: { type: string, optional: true } }
        lookups:
          crm:
            odbc: ${CRM_ODBC}
            sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from Customers where phone_number = $CLID
            timeout: 5s
        queues: { service: { code: 10 }, vip: { code: 12 } }
        rules:
          - { id: press, dnis: "1800*", route: { extension: "9009" } }
          - id: known
            dnis: "1700500"
            lookup: crm
            route: { queue: service }
            on_failure: { queue: service, priority: 4 }
          - { id: ordinary, dnis: "1700*", route: { queue: service } }
        default: { extension: "9000" }

        """,
        "fixtures.yaml": """
        rules: rules.yaml
        defaults: { at: 2026-03-04 10:00, call: { dnis: "1700500", clid: "0541111111" } }
        lookups: { crm: { row: { queue: 12, priority: 1 } } }
        cases:
          - { name: a customer is known, expect: { rule: known, queue: vip } }
          - { name: the press has its own line, call: { dnis: "1800" }, expect: { rule: press } }

        """,
        "failing.yaml": """
        rules: rules.yaml
        defaults: { at: 2026-03-04 10:00, call: { dnis: "1700510", clid: "0541111111" } }
        cases:
          - { name: first, expect: { queue: vip } }
          - { name: second, expect: { queue: vip } }
          - { name: third, expect: { queue: service } }

        """,
        "calls.csv": """
        dnis,clid,at
        1700500,0541111111,2026-03-04 10:00
        1700510,0541111111,2026-03-04 10:00
        1800,anonymous,2026-03-04 10:00

        """,
        "seed.sql": """
        create table Customers (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text);
        insert into Customers values ('0541111111', 12, 1, 'כהן דוד');
        """,
        "bad-rules.yaml": """
        version: 1
        rules: [ { id: a, dnis: "1", route: { queue: lost } } ]
        numbers: raw
        default: { switch: true }

        """,
        "warned-rules.yaml":
            "version: 1\nnumbers: raw\nrules: [ { id: a, dnis: \"1\", route: { extension: \"2\" } } ]\n",
        "no-yaml.yaml": "a: [\n",
        "bad-fixtures.yaml": "rules: rules.yaml\ncases: [ { name: a, expect: { queue: lost } } ]\n",
        "empty.csv": "",
        "void.csv": "dnis,clid,at\n1700510,0541111111,noon\n",
        "numbers.csv": "phone\n0541111111\n",
        "without-fixtures/notes.yaml": "a: b\n",
    ]
}
