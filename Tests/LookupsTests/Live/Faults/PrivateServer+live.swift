import Foundation
import ODBC
import TestSupport

extension Database {
    /// A server of these tests' own, to be frozen and killed without harm to anybody else; started when first needed.
    func privateServer() throws -> PrivateServer {
        switch self {
        case .sqlite: preconditionFailure("a file is no server")
        case .postgreSQL: try Self.privatePostgreSQL.get()
        case .mariaDB: try Self.privateMariaDB.get()
        }
    }

    private static let privatePostgreSQL = Result { try PrivateServer.start(.postgreSQL) }
    private static let privateMariaDB = Result { try PrivateServer.start(.mariaDB) }
}

extension PrivateServer {
    /// The way to it for a user who may do anything.
    var connection: ConnectionString {
        get throws { try ConnectionString(string) }
    }

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

    /// This process's connections to it.
    var openConnections: Int {
        get throws {
            let port = ":" + String(try port, radix: 16, uppercase: true)
            let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
            return table.split(separator: "\n").dropFirst().count { line in
                let fields = line.split(separator: " ")
                // The far end's port in four digits; 01 is what is established, and not what lingers of a closed one.
                return fields.count > 3 && fields[2].hasSuffix(port) && fields[3] == "01"
            }
        }
    }
}
