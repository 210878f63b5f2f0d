import Foundation
import ODBC
import TestSupport

/// A PostgreSQL and a MariaDB of these tests' own, to be frozen and killed without harm to anybody else.
final class PrivateServers: Sendable {
    /// Started when first needed.
    static let shared = Result { try PrivateServers() }

    let folder: String
    private let strings: [LiveDatabase: ConnectionString]
    private let process: Process
    /// The servers stop when it is closed, which the end of the process does too, even a crash.
    private let life: FileHandle

    private init() throws {
        let databases = [LiveDatabase.postgreSQL, .mariaDB]
        let variables = ["CALLSTEER_TEST_SERVERS"] + databases.map(\.variable)
        let shown = variables.map { "\"$\($0)\"" }.joined(separator: " ")
        let (input, output) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = URL(filePath: PackageRoot.path("Tests/Support/servers.sh"))
        process.arguments = ["run", "bash", "-c", "printf '%s\\n' \(shown); cat >/dev/null"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        life = input.fileHandleForWriting
        var text = ""
        while text.count(where: \.isNewline) < variables.count {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            text += String(decoding: data, as: UTF8.self)
        }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == variables.count else { throw CocoaError(.executableLoad) }
        folder = lines[0]
        strings = try Dictionary(uniqueKeysWithValues: zip(databases, lines.dropFirst().map(ConnectionString.init)))
    }

    /// The server of `database`.
    func server(_ database: LiveDatabase) throws -> PrivateServer {
        guard let string = strings[database] else { throw CocoaError(.featureUnsupported) }
        return PrivateServer(database: database, string: string, folder: folder)
    }
}
