import Foundation
import Glibc
import ODBC

/// A server that may be frozen, killed and started again.
struct PrivateServer: Sendable {
    let database: LiveDatabase
    let string: ConnectionString
    /// Where `servers.sh` keeps what it needs to stop it.
    let folder: String

    private var pidFile: String {
        "\(folder)/\(database == .postgreSQL ? "postgresql" : "mariadb").pid"
    }

    private var process: pid_t {
        get throws {
            let text = try String(contentsOfFile: pidFile, encoding: .utf8)
            // A signal to 0 would be one to this process and its neighbours.
            guard let process = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)), process > 1 else {
                throw CocoaError(.fileReadCorruptFile)
            }
            return process
        }
    }

    /// The kernel still answers for it, and nothing else does.
    func freeze() throws { try signal(SIGSTOP) }

    /// Lets it go on.
    func thaw() throws { try signal(SIGCONT) }

    /// Runs `body` while the server is frozen.
    func whileFrozen<Result>(_ body: () async throws -> Result) async throws -> Result {
        try freeze()
        do {
            let result = try await body()
            try thaw()
            return result
        } catch {
            try thaw()
            throw error
        }
    }

    /// Kills it without warning.
    /// - Returns: What starts it again.
    func kill() throws -> Revival {
        let command = try FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        let arguments = command.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
        var status = stat()
        guard try stat("/proc/\(process)", &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
        try signal(SIGKILL)
        return Revival(
            program: program, arguments: Array(arguments.dropFirst()), user: status.st_uid, group: status.st_gid)
    }

    /// How a server was run.
    struct Revival: Sendable {
        let program: String
        let arguments: [String]
        let user: uid_t
        let group: gid_t
    }

    /// Starts it again and waits until it takes connections.
    func start(_ revival: Revival) throws {
        var server = try run(revival)
        let end = ContinuousClock.now + .seconds(20)
        while (try? Connection.open(string)) == nil {
            guard .now < end else { throw CocoaError(.executableLoad) }
            usleep(20_000)
            // It refuses to while anything of its predecessor's is left.
            if !server.isRunning { server = try run(revival) }
        }
    }

    private func run(_ revival: Revival) throws -> Process {
        // Where init is slow to reap, the predecessor seems to be there still.
        if database == .postgreSQL {
            try? FileManager.default.removeItem(atPath: "\(folder)/postgresql/data/postmaster.pid")
        }
        let server = Process()
        if revival.user == getuid() {
            server.executableURL = URL(filePath: revival.program)
            server.arguments = revival.arguments
        } else {
            server.executableURL = URL(filePath: "/usr/bin/setpriv")
            server.arguments =
                ["--reuid=\(revival.user)", "--regid=\(revival.group)", "--init-groups", "--", revival.program]
                + revival.arguments
        }
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        try "\(server.processIdentifier)\n".write(to: URL(filePath: pidFile), atomically: false, encoding: .utf8)
        return server
    }

    /// This process's connections to it.
    var connections: Int {
        get throws {
            let port = String(Int(string["Port"] ?? "") ?? 0, radix: 16, uppercase: true)
            let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
            return table.split(separator: "\n").dropFirst().count { line in
                let fields = line.split(separator: " ")
                // The far end's port; 06 is what lingers of a closed one.
                return fields.count > 3 && fields[2].hasSuffix(":\(port)") && fields[3] == "01"
            }
        }
    }

    /// Signals the server and the processes that it made.
    private func signal(_ signal: Int32) throws {
        let server = try process
        Glibc.kill(server, signal)
        // After the server, so that it makes no more of them.
        for child in try Self.children(of: server) { Glibc.kill(child, signal) }
    }

    private static func children(of parent: pid_t) throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter { process in
            guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                // The name, in parentheses, may hold anything.
                let end = status.lastIndex(of: ")")
            else { return false }
            return status[end...].split(separator: " ").dropFirst(2).first.flatMap { pid_t($0) } == parent
        }
    }
}
