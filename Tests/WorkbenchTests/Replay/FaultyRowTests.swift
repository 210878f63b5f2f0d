import Foundation
import Testing
import Workbench

@testable import RuleFiles

/// A row that cannot be decided is told in its place, and the stream goes on.
struct FaultyRowTests {
    private let project: Project

    init() throws { project = try .bank() }

    private static let sound = "1700510,0541111111,2026-03-04 10:00\n"
    private static let decided = "1700510,0541111111,2026-03-04 10:00,ordinary,queue:service,service,5,,ok"

    @Test(arguments: [
        ("1700510", "1700510,,,,,,,,error: line 3: 1 column where the first line has 3"),
        ("1,2,3,4", "1,2,3,,,,,,error: line 3: 4 columns where the first line has 3"),
        ("1700510,0541111111,", "1700510,0541111111,,,,,,,error: line 3: the column at is empty"),
        (
            "1700510,0541111111,noon",
            #"1700510,0541111111,noon,,,,,,"error: line 3: at 'noon' must be a time such as 2026-03-04 10:00, "#
                + #"2026-03-04 10:00:30 or 2026-03-04T10:00:00+02:00""#
        ),
        (
            "1700510,0541111111,2026-02-30 10:00",
            "1700510,0541111111,2026-02-30 10:00,,,,,,error: line 3: at '2026-02-30 10:00' is no date and time that "
                + "exists"
        ),
        (
            "1700510,0541111111,2026-03-27 02:30",
            "1700510,0541111111,2026-03-27 02:30,,,,,,error: line 3: at '2026-03-27 02:30' is a time that clocks in "
                + "Asia/Jerusalem skip; write it with an offset"
        ),
        ("1700510,\"0541\"1,2026", "1700510,,,,,,,,error: line 3: text stands behind the closing quote of field 2"),
    ])
    func `a faulty row between sound ones is told in its place`(row: String, expected: String) async throws {
        let replayed = try await Replayed("dnis,clid,at\n" + Self.sound + row + "\n" + Self.sound, in: project)
        #expect(replayed.rows == [Self.decided, expected, Self.decided])
        #expect(replayed.summary.calls == 3)
        #expect(replayed.summary.errors == 1)
    }

    @Test func `a field of two megabytes is refused and costs no other row`() async throws {
        let long = String(repeating: "5", count: 2 << 20)
        let input = "dnis,clid,at\n" + Self.sound + "1700510,\(long),2026-03-04 10:00\n" + Self.sound
        let replayed = try await Replayed(input, in: project)
        #expect(
            replayed.rows == [
                Self.decided, "1700510,,,,,,,,error: line 3: field 2 is longer than 1048576 bytes", Self.decided,
            ])
    }

    @Test func `a quote that is never closed costs its own row alone`() async throws {
        let replayed = try await Replayed("dnis,clid,at\n1700510,\"054,x\n" + Self.sound, in: project)
        #expect(replayed.rows == ["1700510,,,,,,,,error: line 2: the quote of field 2 is never closed", Self.decided])
    }

    @Test func `text that is no UTF-8 is refused, and the output is UTF-8`() async throws {
        let input =
            Data("dnis,clid,at\n".utf8) + Data([0x31, 0x37, 0xFF, 0xFE, 0x2C]) + Data("05,x\n".utf8)
            + Data(Self.sound.utf8)
        let replayed = try await Replayed(input, in: project)
        #expect(replayed.rows == ["17��,05,x,,,,,,error: line 2: field 1 is not UTF-8 text", Self.decided])
    }

    @Test func `a byte order mark, Windows line ends and empty lines are passed over`() async throws {
        let input =
            "\u{FEFF}dnis,clid,at\r\n1700510,0541111111,2026-03-04 10:00\r\n\r\n1700510,0541111111,2026-03-04 10:00"
        let replayed = try await Replayed(input, in: project)
        #expect(replayed.output.hasPrefix("dnis,clid,at,rule,"))
        #expect(replayed.rows == [Self.decided, Self.decided])
    }

    @Test func `hostile text comes back as it went in and decides nothing`() async throws {
        let clid = "0541111111' OR '1'='1"
        let attach = "=cmd|' /C calc'!A0\u{1B}[2J"
        let replayed = try await Replayed(
            "dnis,clid,at,attach\n1700510,\(clid),2026-03-04 10:00,\(attach)\n", in: project)
        #expect(replayed.rows == ["1700510,\(clid),2026-03-04 10:00,\(attach),ordinary,queue:service,service,5,,ok"])
    }

    @Test func `a replay without one decision is void`() async throws {
        let faulty = try await Replayed("dnis,clid,at\n1,2,3\n1,2,4\n", in: project)
        #expect(faulty.summary.isVoid)
        #expect(faulty.rows.count == 2)
        let none = try await Replayed("dnis,clid,at\n", in: project)
        #expect(none.summary.isVoid)
        #expect(none.output == "dnis,clid,at,rule,destination,queue,priority,attach_out,status\n")
    }

    @Test func `an empty input is refused`() async throws {
        for input in ["", "\u{FEFF}", "\n\r\n\n"] {
            let error = await #expect(throws: ReplayError.self) { try await Replayed(input, in: project) }
            guard case .empty = error else {
                Issue.record("an input without a record is empty, not \(String(describing: error))")
                continue
            }
        }
    }

    @Test(arguments: [
        ("dnis,clid", nil, ["at"]), ("DNIS,clid,at", nil, ["dnis"]), ("a,b", nil, ["dnis", "clid", "at"]),
        ("a,b", "2026-03-04 10:00", ["dnis", "clid"]), ("dnis;clid;at", nil, ["dnis", "clid", "at"]),
    ])
    func `missing columns are named with those that are there`(
        header: String, at: String?, missing: [String]
    ) async throws {
        let error = await #expect(throws: ReplayError.self) {
            try await Replayed("\(header)\n1,2,3\n", in: project, at: at)
        }
        guard case .missingColumns(let names, let found) = error else {
            Issue.record("columns are missing, but the error is \(String(describing: error))")
            return
        }
        #expect(names == missing)
        #expect(found == header.split(separator: ",").map(String.init))
    }

    @Test func `a header that names a column twice is refused`() async throws {
        let error = await #expect(throws: ReplayError.self) {
            try await Replayed("dnis,clid,at,dnis\n", in: project)
        }
        guard case .header(let fault) = error else {
            Issue.record("the header is at fault, but the error is \(String(describing: error))")
            return
        }
        #expect(fault.code == "csv-duplicate-column")
        #expect(fault.line == 1)
    }
}
