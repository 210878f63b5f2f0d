import Lookups
import ODBC
import Routing
import Testing

/// Which columns of a result are read as what.
struct ColumnTests {
    private static let full = LookupRow(queue: .integer(12), priority: .integer(1), attach: "gold")

    private func answer(_ crm: CRM, _ list: String, columns: [LookupColumn] = []) throws -> LookupAnswer {
        let sql = "select \(list) from \(crm) where phone_number = $CLID"
        return try crm.session(sql, columns: columns).answer(try .delivered())
    }

    private func crm(_ database: Database) throws -> CRM {
        try CRM(database, rows: [["0541111111", "12", "1", "gold"]])
    }

    @Test(arguments: Database.available)
    func `columns count by name, in any case and order`(database: Database) throws {
        let crm = try crm(database)
        for list in [
            "queue_code, priority, attachdata", "ATTACHDATA, Priority, Queue_Code", "attachdata, queue_code, priority",
            "'x' as other, attachdata, 'y' as another, priority, queue_code",
        ] { #expect(try answer(crm, list).rows == [Self.full], "\(list)") }
    }

    @Test(arguments: Database.available)
    func `columns of other names count by position`(database: Database) throws {
        let crm = try crm(database)
        #expect(try answer(crm, "queue_code as q, priority as p, attachdata as a").rows == [Self.full])
        #expect(
            try answer(crm, "queue_code as q, 'x' as p").rows
                == [LookupRow(queue: .integer(12), priority: .other("x"), attach: nil)])
    }

    @Test(arguments: Database.available)
    func `a position counts only where no column of another name stands`(database: Database) throws {
        let crm = try crm(database)
        // The queue's place is taken by the priority, so the row says nothing about a queue.
        #expect(
            try answer(crm, "priority, queue_code as q, attachdata").rows
                == [LookupRow(queue: .null, priority: .integer(1), attach: "gold")])
        #expect(
            try answer(crm, "queue_code as q").rows == [LookupRow(queue: .integer(12), priority: .null, attach: nil)])
    }

    @Test(arguments: Database.available)
    func `further columns are typed, in declared order, and not taken for the first three`(database: Database) throws {
        let crm = try CRM(
            database, columns: CRM.columns + ", agent varchar(20), visits integer, score double precision",
            rows: [
                ["0541111111", "12", "1", "gold", "dlevi", "7", "2.5"],
                ["0541111112", "12", "1", "gold", nil, nil, nil],
            ])
        let columns = [
            LookupColumn(name: "Visits", type: .int, isOptional: true),
            LookupColumn(name: "agent", type: .string, isOptional: true),
            LookupColumn(name: "SCORE", type: .double, isOptional: true),
        ]
        let session = try crm.session(
            "select agent, score, queue_code, visits, priority, attachdata from \(crm) where phone_number = $CLID",
            columns: columns)
        let full = session.answer(try .delivered()).rows.first
        #expect(full?.queue == .integer(12))
        #expect(full?.columns == [.int(7), .string("dlevi"), .double(2.5)])
        #expect(session.answer(try .delivered(clid: "0541111112")).rows.first?.columns == [nil, nil, nil])
    }

    @Test(arguments: Database.available)
    func `a truth value is read as the database writes it`(database: Database) throws {
        let crm = try CRM(
            database, columns: CRM.columns + ", blocked boolean", rows: [["0541111111", "12", "1", "gold", nil]])
        let columns = [LookupColumn(name: "blocked", type: .bool, isOptional: true)]
        for (written, value) in [("true", AttachValue.bool(true)), ("false", .bool(false)), ("null", nil)] {
            try crm.run("update \(crm) set blocked = \(written)")
            let answer = try answer(crm, "queue_code, priority, attachdata, blocked", columns: columns)
            #expect(answer.rows.first?.columns == [value], "\(written)")
        }
    }

    @Test(arguments: Database.available)
    func `a value that is not of its column's type is none`(database: Database) throws {
        let crm = try crm(database)
        let columns = [LookupColumn(name: "visits", type: .int, isOptional: false)]
        let answer = try answer(crm, "queue_code, priority, attachdata, 'many' as visits", columns: columns)
        #expect(answer.rows.first?.columns == [nil])
        #expect(answer.rows.first?.queue == .integer(12))
    }

    @Test(arguments: Database.available)
    func `a declared column that the statement does not give is an error of the statement`(database: Database) throws {
        let crm = try crm(database)
        let columns = [LookupColumn(name: "agent", type: .string, isOptional: true)]
        let answer = try answer(crm, "queue_code, priority, attachdata", columns: columns)
        #expect(answer.outcome == .sqlError)
        #expect(answer.detail?.contains("'agent'") == true)
        #expect(answer.detail?.contains("queue_code, priority, attachdata") == true)
    }

    @Test(.enabled(if: Database.postgreSQL.isServed))
    func `a statement that gives no columns is an error of the statement`() throws {
        let crm = try crm(.postgreSQL)
        let session = try crm.session("select from \(crm) where phone_number = $CLID", form: .national)
        #expect(session.answer(try .delivered(form: .national)).outcome == .sqlError)
    }

    @Test(arguments: Database.available)
    func `statements with further conditions of the call are bound in their order`(database: Database) throws {
        let crm = try CRM(
            database, columns: CRM.columns + ", line varchar(20)",
            rows: [
                ["0541111111", "12", "1", "gold", "1700500"], ["0541111111", "13", "2", "silver", "1800500"],
                ["+972541111111", "14", "3", "bronze", "1900500"],
            ])
        let session = try crm.session(
            "select queue_code, priority, attachdata from \(crm) where line = $DNIS and phone_number = $CLID")
        for (line, attach) in [("1700500", "gold"), ("1800500", "silver"), ("1900500", "bronze")] {
            let answer = session.answer(try .delivered(dnis: line))
            #expect(answer.rows.map(\.attach) == [attach])
        }
        #expect(session.answer(try .delivered(dnis: "1600500")).outcome == .noRow)
    }

    @Test(arguments: Database.available)
    func `the columns are known before the first call`(database: Database) throws {
        let crm = try crm(database)
        let session = LookupSession(try crm.settings(), connection: crm.connection)
        #expect(session.lookup == nil)
        #expect(session.warmUp() == nil)
        #expect(session.lookup?.columns.map { $0.name.lowercased() } == ["queue_code", "priority", "attachdata"])
        #expect(session.lookup?.driver.databaseName.contains(database.rawValue) == true)
    }
}
