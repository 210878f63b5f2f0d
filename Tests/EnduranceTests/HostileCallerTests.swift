import Foundation
import Lookups
import ODBC
import Routing
import TestSupport
import Testing

/// Ten thousand numbers that nobody was ever given: the statement stays the statement, by the databases' own account.
@Suite struct HostileCallerTests {
    private static let known =
        (0..<20).map { "05420000\(10 + $0)" } + ["+972542000050", "' OR '1'='1", "%", "_", "\\", "''", "dana", "0"]
    private static let statement = "select queue_code, priority, attachdata from hostile where clid = "
    private static let canary = [["", "13"], ["%", "14"], ["0541111111", "12"]]

    @Test func `ten thousand hostile callers send SQLite one statement, and nothing else happens`() async {
        await #expect(processExitsWith: .success) { try await Self.proveOnSQLite() }
    }

    @Test(.enabled(if: PrivateServer.isPossible))
    func `ten thousand hostile callers send a server one statement, and nothing else happens`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Self.prove(on: product)
            }?.showMeasurements()
        }
    }

    private static func proveOnSQLite() async throws {
        endProcess(afterSeconds: 240)
        let folder = try TemporaryFolder()
        var string = ConnectionString(["Driver": "SQLite3", "Database": folder.path("crm.db")])
        try fill(string)
        let plain = string
        string["TraceFile"] = folder.path("trace")
        _ = try await ask(string, dialect: .sqlite)
        let mark = Data("-- sqlite3_prepare_v2: ".utf8)
        let prepared = try Data(contentsOf: URL(filePath: folder.path("trace"))).split(separator: UInt8(ascii: "\n"))
            .filter { $0.starts(with: mark) }.map { String(decoding: $0.dropFirst(mark.count), as: UTF8.self) }
        // The second for several spellings of a caller, of which none had any.
        let keyed = try #require(settings(.sqlite).keyed)
        #expect(Set(prepared.filter { $0.contains("hostile") }) == [statement + "?", keyed])
        #expect(!prepared.contains { $0.contains("canary") })
        try expectIntact(plain)
    }

    private static func prove(on product: DatabaseProduct) async throws {
        endProcess(afterSeconds: 240)
        let server = try PrivateServer.start(product)
        try fill(ConnectionString(server.string))
        let before = try server.statements().count
        // May do anything: what is not done is not for want of rights.
        let sent = try await ask(ConnectionString(server.string), dialect: product.dialect)
        let statements = try server.statements().dropFirst(before)
        let lookups = statements.filter { $0.sql.hasPrefix(statement) }
        print("\(product.rawValue): \(lookups.count) statements for 10,000 hostile callers, the others being refused")
        #expect(lookups.count == sent)
        #expect(sent > 5000)
        switch product {
        case .postgreSQL: #expect(Set(lookups.map(\.sql)) == [statement + "$1"])
        case .mariaDB:
            // The log has the value in the marker's place: one string from there to the end.
            let broken = lookups.filter { !isLiteral($0.sql.dropFirst(statement.count)) }
            #expect(broken.isEmpty, "\(broken.first.map { $0.sql } ?? "")")
        }
        // What else there is, a driver says for itself at the start of a connection, whoever calls.
        let others = Set(statements.filter { !$0.sql.hasPrefix(statement) }.map(\.sql))
        #expect(others.count < 30)
        #expect(!others.contains { $0.contains("canary") || $0.contains("hostile") && !$0.hasPrefix("select") })
        try expectIntact(ConnectionString(server.string))
    }

    private static func isLiteral(_ text: Substring) -> Bool {
        guard text.utf8.first == UInt8(ascii: "'") else { return false }
        var rest = text.utf8.dropFirst()
        while let unit = rest.popFirst() {
            switch unit {
            case UInt8(ascii: "\\"): _ = rest.popFirst()
            case UInt8(ascii: "'"):
                guard rest.first == UInt8(ascii: "'") else { return rest.isEmpty }
                rest = rest.dropFirst()
            default: break
            }
        }
        return false
    }

    private static func fill(_ string: ConnectionString) throws {
        let connection = try Connection.open(string)
        // Where a collation takes different texts for equal, whose row it is would be the database's to say.
        let collation = string.profile == .mariaDB ? "collate utf8mb4_nopad_bin" : ""
        try connection.execute(
            "create table hostile (clid varchar(200) \(collation) primary key, queue_code int, priority int, "
                + "attachdata varchar(200))")
        try connection.execute("create table canary (clid varchar(200), queue_code varchar(40))")
        let customer = try connection.prepare(
            "insert into hostile values (?, 8, 3, ?)", parameters: [.text(limit: 200), .text(limit: 200)])
        for caller in known {
            try customer.bind(caller, at: 0)
            try customer.bind(caller, at: 1)
            try customer.execute()
        }
        let bird = try connection.prepare(
            "insert into canary values (?, ?)", parameters: [.text(limit: 200), .text(limit: 40)])
        for row in canary {
            for (index, value) in row.enumerated() { try bird.bind(value, at: index) }
            try bird.execute()
        }
    }

    private static func settings(_ dialect: SQLDialect) throws -> LookupSettings {
        try LookupSettings(name: "hostile", sql: statement + "$CLID", dialect: dialect)
    }

    /// - Returns: How many of the ten thousand were fit to be asked for.
    private static func ask(_ string: ConnectionString, dialect: SQLDialect) async throws -> Int {
        let source = try ODBCSource(settings(dialect), connection: string, pool: PoolPolicy(size: 4))
        try #require(await source.warmUp(withinMilliseconds: 5000) == nil)
        let all = await withTaskGroup(of: (found: Int, sent: Int, wrong: [String]).self) { group in
            for caller in 0..<8 {
                group.addTask {
                    var text = HostileText(seed: UInt64(caller), against: ["hostile", "canary"])
                    var (found, sent, wrong) = (0, 0, [String]())
                    for _ in 0..<1250 {
                        let number = text.caller(near: known)
                        let answer = await source.answer(number, within: 20_000)
                        let isRight =
                            switch answer.outcome {
                            case .found: answer.rows.count == 1 && answer.attach == number
                            case .noRow: !known.contains(number)
                            case .invalidInput: number.utf8.contains { $0 < 0x20 || $0 == 0x7F }
                            case .timeout, .down, .poolExhausted, .sqlError, .notRun: false
                            }
                        if !isRight { wrong.append("\(number): \(answer)") }
                        if answer.outcome == .found { found += 1 }
                        if !answer.asked.isEmpty { sent += 1 }
                    }
                    return (found, sent, wrong)
                }
            }
            return await group.reduce(into: (found: 0, sent: 0, wrong: [String]())) {
                $0.found += $1.found
                $0.sent += $1.sent
                $0.wrong += $1.wrong
            }
        }
        #expect(all.wrong.isEmpty, "\(all.wrong.count): \(all.wrong.first ?? "")")
        #expect(all.found > 500)
        source.stop()
        return all.sent
    }

    private static func expectIntact(_ string: ConnectionString) throws {
        let connection = try Connection.open(string)
        var rows: [[String?]] = []
        try connection.prepare("select clid, queue_code from canary order by clid").query { row in
            rows.append([row.text(0), row.text(1)])
        }
        #expect(rows == canary)
        var count: String?
        try connection.prepare("select count(*) from hostile where queue_code = 8 and priority = 3").query { row in
            count = row.text(0)
        }
        #expect(count == "\(known.count)")
    }
}

extension LookupSettings {
    /// The statement for several spellings.
    fileprivate var keyed: String? {
        guard case .statement(let template) = query else { return nil }
        return template.keyedBy(count: 3)?.statement
    }
}
