import Lookups
import ODBC
import Routing
import Testing

/// A session outlives its connections.
struct ReconnectTests {
    /// A lookup that finds the number of its own connection in place of a queue.
    private func session(_ crm: CRM) throws -> CRMSession {
        let number = crm.database == .postgreSQL ? "pg_backend_pid()" : "connection_id()"
        return try crm.session(
            "select \(number) as queue_code, priority, attachdata from \(crm) where phone_number = $CLID")
    }

    private func connectionNumber(_ answer: LookupAnswer) throws -> Int64 {
        guard case .integer(let number)? = answer.rows.first?.queue else {
            throw Unanswered(answer: answer)
        }
        return number
    }

    private struct Unanswered: Error {
        let answer: LookupAnswer
    }

    private func end(_ number: Int64, of crm: CRM) throws {
        switch crm.database {
        case .sqlite: break
        case .postgreSQL: try crm.run("select pg_terminate_backend(\(number), 5000)")
        case .mariaDB: try crm.run("kill \(number)")
        }
    }

    @Test(arguments: Database.servers)
    func `after its connection was ended a session makes another`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "gold"]])
        let session = try session(crm)
        var numbers: Set<Int64> = []
        for _ in 0..<3 {
            let number = try connectionNumber(session.answer(try .delivered()))
            numbers.insert(number)
            try end(number, of: crm)
            // The first to meet the dead connection may have to pay for it, but is never told that there is no row.
            let unlucky = session.answer(try .delivered())
            #expect([.down, .found].contains(unlucky.outcome), "\(unlucky)")
        }
        #expect(numbers.count == 3)
        #expect(session.answer(try .delivered()).rows.first?.attach == "gold")
    }

    @Test(arguments: Database.available)
    func `a database that comes up later is used then`(database: Database) throws {
        let crm = try CRM(database)
        try crm.run("drop table \(crm)")
        let session = try crm.session()
        #expect(session.answer(try .delivered()).outcome == .sqlError)
        try crm.run("create table \(crm) (\(CRM.columns))")
        try crm.add([["0541111111", "12", "1", "gold"]])
        #expect(session.answer(try .delivered()).outcome == .found)
    }

    @Test(arguments: Database.available)
    func `a table that is made anew under a running session is used as it is now`(database: Database) throws {
        let crm = try CRM(database, rows: [["0541111111", "12", "1", "gold"]])
        let session = try crm.session("select * from \(crm) where phone_number = $CLID")
        #expect(session.answer(try .delivered()).outcome == .found)
        try crm.run("drop table \(crm)")
        #expect(session.answer(try .delivered()).outcome == .sqlError)
        try crm.run(
            "create table \(crm) (phone_number varchar(40), vip varchar(5), queue_code integer, priority integer, "
                + "attachdata varchar(100))")
        try crm.add([["0541111111", "yes", "13", "2", "silver"]])
        // The first may meet the statement prepared for the former table.
        _ = session.answer(try .delivered())
        let answer = session.answer(try .delivered())
        #expect(answer.rows == [LookupRow(queue: .integer(13), priority: .integer(2), attach: "silver")])
    }
}
