import Foundation

/// A real database server of one test's own, on data of its own, to freeze, kill, cut off and fill up.
///
/// Starting takes seconds, so let a suite share one and be `.serialized`. It ends with the last reference, or
/// else with the process.
package final class PrivateServer: Sendable {
    package enum Network: Sendable {
        /// The machine's own loopback.
        case loopback
        /// A network of its own that `sever` can cut; for root alone.
        case severable
    }

    package let product: DatabaseProduct
    /// The connection string of a user who may do anything.
    package let string: String
    /// The connection string of a user who may read and call, and for whom `limitConnections` holds.
    package let callerString: String
    let folder: String

    package struct Unexpected: Error {
        let words: String
    }

    /// Whether `make test` or the like prepared this machine to run servers.
    package static var isPossible: Bool {
        ProcessInfo.processInfo.environment["CALLSTEER_TEST_SERVERS"] != nil
    }

    /// Whether one can be severed: laying a network takes root.
    package static var isSeverable: Bool { isPossible && geteuid() == 0 }

    package static func start(_ product: DatabaseProduct, on network: Network = .loopback) throws -> PrivateServer {
        var options = ["--log", "--until", "\(getpid())"]
        if network == .severable { options.append("--severable") }
        // The script prints lines for a shell, so a shell reads them.
        let output = try Program.output(
            "bash",
            ["-c", #"set -e; lines=$("$0" start "$@"); eval "$lines"; env --null"#, script] + options + [product.name])
        var variables: [String: String] = [:]
        for line in output.split(separator: "\0") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            variables[String(parts[0])] = parts.count == 2 ? String(parts[1]) : ""
        }
        guard let folder = variables["CALLSTEER_TEST_SERVERS"], let string = variables[product.variable],
            let callerString = variables[product.variable + "_CALLER"]
        else { throw Unexpected(words: output) }
        return PrivateServer(product, string: string, callerString: callerString, folder: folder)
    }

    private init(_ product: DatabaseProduct, string: String, callerString: String, folder: String) {
        self.product = product
        self.string = string
        self.callerString = callerString
        self.folder = folder
    }

    deinit {
        // A test has nothing to say about it; what stays behind ends with the process.
        _ = try? direct("stop")
    }

    /// The server's first process, another one after `restart`.
    package var pid: Int32 {
        get throws { try told(product.name + ".pid") }
    }

    /// The TCP port, the same for the server's whole life.
    package var port: UInt16 {
        get throws { try told(product.name + ".port") }
    }

    private func told<Number: FixedWidthInteger>(_ file: String) throws -> Number {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        guard let number = Number(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Unexpected(words: "\(file) says \(text)")
        }
        return number
    }

    @discardableResult
    func direct(_ arguments: String...) throws -> String {
        try Program.output(Self.script, arguments, environment: ["CALLSTEER_TEST_SERVERS": folder])
    }

    private static let script = PackageRoot.path("Tests/Support/servers.sh")
}
