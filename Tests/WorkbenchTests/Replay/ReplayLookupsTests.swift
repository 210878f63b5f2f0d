import RuleFiles
import Testing
import Workbench

/// Who answers the lookups of a replay: nobody, the database, or a table that was exported from it.
struct ReplayLookupsTests {
    private static let calls = """
        dnis,clid,at
        1700500,054-111-1111,2026-03-04 10:00
        1700500,0542222222,2026-03-04 10:00
        1700500,0549999999,2026-03-04 10:00
        1700501,+972543333333,2026-03-04 10:00
        1700510,0541111111,2026-03-04 10:00

        """

    private static let decided = [
        "1700500,054-111-1111,2026-03-04 10:00,known,queue:vip,vip,1,כהן דוד,ok",
        "1700500,0542222222,2026-03-04 10:00,known,queue:back,back,2,second,ok",
        "1700500,0549999999,2026-03-04 10:00,ordinary,queue:service,service,5,,ok",
        "1700501,+972543333333,2026-03-04 10:00,branch,agent:noa,,2,Haifa,ok",
        "1700510,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok",
    ]

    @Test func `with lookups off no rule that needs one matches`() async throws {
        let replayed = try await Replayed(Self.calls, in: .bank())
        #expect(replayed.rows.map { $0.split(separator: ",")[3] } == Array(repeating: "ordinary", count: 5))
    }

    @Test(arguments: [1, 2, 5])
    func `live lookups ask the database, whatever the number of workers`(workers: Int) async throws {
        let project = try Project.bankWithCRM()
        let findings = Findings()
        let live = try #require(
            await LiveLookups.open(
                project.rules(), environment: project.environment, severity: .error, into: findings))
        let replayed = try await Replayed(Self.calls, in: project, lookups: .asked(live.router), workers: workers)
        #expect(replayed.rows == Self.decided)
        #expect(findings.sorted.isEmpty)
    }

    // The CRM's own spelling of numbers does not matter, nor does the spelling the statement asks for.
    @Test(arguments: [
        "clid,queue,priority,attach,agent,lookup\n+972541111111,12,1,כהן דוד,noa,crm\n0542222222,12,3,first,,crm\n"
            + "0542222222,14,2,second,,crm\n0543333333,,,Haifa,,branches\n0549999999,12,1,x,,branches\n",
        "lookup,clid,attach,priority,queue\ncrm,054-111-1111,כהן דוד, 1 ,12.0\ncrm,+972 54 222 2222,second,2,14\n"
            + "crm,972542222222,first,3,12\nbranches,+972543333333,Haifa,,0\n",
    ])
    func `a snapshot answers as the database did on its day`(snapshot: String) async throws {
        let project = try Project.bank()
        let findings = Findings()
        let path = try project.write(snapshot, to: "crm.csv")
        let router = try #require(SnapshotSource.router(path, of: try project.rules(), into: findings))
        let replayed = try await Replayed(Self.calls, in: project, lookups: .asked(router))
        #expect(replayed.rows == Self.decided)
    }

    @Test func `a snapshot without a column lookup answers every lookup`() async throws {
        let project = try Project.bank()
        let path = try project.write("clid,queue\n0541111111,12\n", to: "crm.csv")
        let router = try #require(SnapshotSource.router(path, of: try project.rules(), into: Findings()))
        let replayed = try await Replayed(Self.calls, in: project, lookups: .asked(router))
        #expect(replayed.rows[0] == "1700500,054-111-1111,2026-03-04 10:00,known,queue:vip,vip,3,,ok")
    }

    @Test(arguments: [
        ("phone,queue\n0541111111,12\n", "missing-column", 1), ("", "empty-file", 1),
        ("clid,queue\n0541111111\n", "csv-column-count", 2), ("clid,queue\n\"05,12\n", "csv-unclosed-quote", 2),
    ])
    func `a faulty snapshot is refused and says where`(snapshot: String, code: String, line: Int) throws {
        let project = try Project.bank()
        let path = try project.write(snapshot, to: "crm.csv")
        let findings = Findings()
        #expect(SnapshotSource.router(path, of: try project.rules(), into: findings) == nil)
        #expect(findings.sorted.first?.code == code)
        #expect(findings.sorted.first?.range?.description == "\(path):\(line):1")
    }

    @Test func `a failing database leaves its calls to on_failure and says so in the status`() async throws {
        var project = try Project.bank()
        project.environment["CRM_ODBC"] = "Driver={SQLite3};Database=\(project.path("lost.db"))"
        let live = try #require(
            await LiveLookups.open(project.rules(), environment: project.environment, into: Findings()))
        let calls = "dnis,clid,at\n1700500,0541111111,2026-03-04 10:00\n1700510,0541111111,2026-03-04 10:00\n"
        let replayed = try await Replayed(calls, in: project, lookups: .asked(live.router))
        #expect(
            replayed.rows == [
                "1700500,0541111111,2026-03-04 10:00,known,queue:back,back,4,,down",
                "1700510,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok",
            ])
    }
}
