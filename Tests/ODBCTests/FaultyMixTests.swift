import ODBC
import TestSupport
import Testing

@Suite struct FaultyMixTests {
    /// Whatever goes wrong at once, the outcome is rows within their places or an error.
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `faults in any mixture end in an error or in rows`(_ seed: UInt64) throws {
        var random = TestSupport.SplitMix64(seed: seed)
        let calls = ["connect", "prepare", "execute", "describe", "fetch", "getdata", "moreresults", "free", "info"]
        var faults = (0..<random.below(4)).map { _ in "\(random.pick(["code", "error"]))-\(random.pick(calls))" }
        if random.chance(perMille: 300) { faults.append("unterminated") }
        if random.chance(perMille: 200) { faults.append("stale-value") }
        if random.chance(perMille: 200) { faults.append("stale-indicator") }
        let capacity = 5 + random.below(40)
        var string = try ConnectionString(
            FaultyDriver.string([
                "Fault": faults.joined(separator: ","), "Attach": "echo",
                "Code": "\(random.pick([0, 1, 2, 99, 100, -1, -2, 12345]))",
                "State": random.pick(["08S01", "HYT00", "42S02", "22001", "HY000", ""]),
                "After": "\(random.below(4))", "Every": "\(1 + random.below(3))", "Sets": "\(random.below(4))",
                "Rows": "\(random.below(30))", "Repeat": "\(random.below(20))",
                "DriverName": random.pick(["libother.so", "psqlodbcw.so", "libmaodbc.so", "libtdsodbc.so"]),
                "Type": "\(random.pick([12, 1, -9, -8, -2, 4, -5, 8, -7, 93]))",
            ]))
        let lie = random.pick(FaultyValuesTests.lies)
        if random.chance(perMille: 500) { string["Indicator"] = "\(lie)" }
        for attempt in 0..<2 {
            do {
                let connection = try Connection.open(string)
                let statement = try connection.lookup(reading: .bound(capacity: capacity))
                for caller in ["0541234567", "", "\(attempt)"] {
                    try statement.bind(caller, at: 0)
                    try statement.query(upTo: 50) { row in
                        for column in row.columns.indices {
                            let count = row.bytes(column)?.count ?? 0
                            #expect(count <= capacity)
                            _ = (row.cell(column), row.decoded(column))
                        }
                    }
                }
            } catch let error as ODBCError {
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(try FaultyDriver.lookup(["Attach": "echo"]).texts() == [["1", "5", "0541234567"]])
    }
}
