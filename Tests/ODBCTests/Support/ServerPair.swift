import Foundation
import ODBC
import TestSupport

/// A PostgreSQL and a MariaDB of one test's own, to be frozen without holding up anybody else.
final class ServerPair: Sendable {
    private let variables: [String: String]
    private let process: Process
    /// The servers stop when it is closed, if only because the tests have crashed.
    private let life: FileHandle

    init() throws {
        let names = ["CALLSTEER_TEST_POSTGRESQL", "CALLSTEER_TEST_MARIADB", "CALLSTEER_TEST_MARIADB_PID"]
        let shown = names.map { "\"$\($0)\"" }.joined(separator: " ")
        let input = Pipe()
        let output = Pipe()
        process = Process()
        process.executableURL = URL(filePath: PackageRoot.path("Tests/Support/servers.sh"))
        process.arguments = ["run", "bash", "-c", "printf '%s\\n' \(shown); cat >/dev/null"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        life = input.fileHandleForWriting
        var lines = ""
        while lines.count(where: \.isNewline) < names.count {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            lines += String(decoding: data, as: UTF8.self)
        }
        variables = Dictionary(uniqueKeysWithValues: zip(names, lines.split(separator: "\n").map(String.init)))
    }

    deinit {
        try? life.close()
        process.waitUntilExit()
    }

    func string(_ database: TestDatabase) throws -> ConnectionString {
        let variable = database == .postgreSQL ? "CALLSTEER_TEST_POSTGRESQL" : "CALLSTEER_TEST_MARIADB"
        return try ConnectionString(variables[variable] ?? "")
    }

    var mariaDBProcess: pid_t { variables["CALLSTEER_TEST_MARIADB_PID"].flatMap { pid_t($0) } ?? 0 }
}
