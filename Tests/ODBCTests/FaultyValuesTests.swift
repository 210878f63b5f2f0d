import ODBC
import TestSupport
import Testing

/// What the library makes of values whose lengths or bytes are a lie.
@Suite struct FaultyValuesTests {
    /// No data, to be asked for (SQL_DATA_AT_EXEC and what SQL_LEN_DATA_AT_EXEC makes), without a total, and
    /// lengths that no place here has.
    static let lies = [
        -2, -3, -4, -99, -100, -2_147_483_648, Int.min, 16, 17, 1024, 1025, 65536, 2_147_483_647, 4_294_967_296, .max,
    ]

    @Test(arguments: lies, [12, 1, -9, -2, 4, 8])
    func `a length that cannot be is a cut value and nothing beyond its place is read`(_ lie: Int, _ type: Int) throws {
        let statement = try FaultyDriver.lookup(
            ["Attach": "abc", "Indicator": "\(lie)", "Column": "2", "Type": "\(type)"], reading: .bound(capacity: 16))
        let limit = type == -2 ? 16 : 15
        try statement.query { row in
            let isTruncated = row.isTruncated(1)
            #expect(isTruncated == !(0...limit).contains(lie))
            let bytes = row.bytes(1).map(Array.init) ?? []
            #expect(bytes.count == (type != -2 && isTruncated ? 1 : limit))
            #expect(bytes.first == UInt8(ascii: "5"))
            // Made of the same bytes, for the address sanitizer to see.
            _ = row.cell(1)
            let neighbours = [row.text(0), row.text(2)]
            #expect(neighbours == ["1", "abc"])
        }
    }

    @Test func `a length below the truth shortens the value`() throws {
        #expect(try FaultyDriver.lookup(["Attach": "abcdef", "Indicator": "3", "Column": "3"]).texts()[0][2] == "abc")
    }

    @Test(arguments: FaultyDriverTests.readings)
    func `a value without its NUL is as long as its length`(_ reading: Statement.Reading) throws {
        let statement = try FaultyDriver.lookup(["Attach": "abc", "Fault": "unterminated"], reading: reading)
        #expect(try statement.texts() == [["1", "5", "abc"]])
    }

    @Test func `a value that fills its place without a NUL is cut`() throws {
        let statement = try FaultyDriver.lookup(
            ["Attach": "0123456789abcdefghij", "Fault": "unterminated"], reading: .bound(capacity: 16))
        try statement.query { row in
            let (isTruncated, text) = (row.isTruncated(2), row.text(2))
            #expect(isTruncated)
            #expect(text == "0123456789abcde")
        }
    }

    @Test(arguments: [16, 17, 18, 19, 20])
    func `a value cut inside a character loses all of it`(_ capacity: Int) throws {
        // Two bytes each: the place holds whole ones only.
        let statement = try FaultyDriver.lookup(
            ["Attach": "ש", "Repeat": "600"], reading: .bound(capacity: capacity))
        try statement.query { row in
            let (isTruncated, decoded) = (row.isTruncated(2), row.decoded(2))
            #expect(isTruncated)
            #expect(decoded?.string == String(repeating: "ש", count: (capacity - 1) / 2))
            #expect(decoded?.wasRepaired == false)
        }
    }

    @Test(arguments: ["C328", "FF", "E282", "EDA080", "F09F93", "80", "61C0AF62"], FaultyDriverTests.readings)
    func `malformed UTF-8 is repaired and says so`(_ hex: String, _ reading: Statement.Reading) throws {
        let statement = try FaultyDriver.lookup(["AttachHex": hex], reading: reading)
        try statement.query { row in
            let decoded = row.decoded(2)
            #expect(decoded?.wasRepaired == true)
            #expect(decoded?.string.contains("\u{FFFD}") == true)
        }
    }

    @Test func `a NUL inside a value neither ends nor splits it`() throws {
        #expect(try FaultyDriver.lookup(["AttachHex": "610062"]).texts()[0][2] == "a\0b")
    }

    @Test(arguments: [1, 1023, 1024, 1025, 2048, 4095, 4096, 4097, 100_000])
    func `a value read whole is whole whatever its length`(_ length: Int) throws {
        let statement = try FaultyDriver.lookup(["Attach": "x", "Repeat": "\(length)"], reading: .whole)
        #expect(try statement.texts() == [["1", "5", String(repeating: "x", count: length)]])
    }

    @Test(arguments: lies)
    func `a value read whole holds nothing that the driver did not write`(_ lie: Int) throws {
        let statement = try FaultyDriver.lookup(
            ["Attach": "abc", "Indicator": "\(lie)", "Column": "3"], reading: .whole)
        let attach = try #require(try statement.texts()[0][2])
        #expect(attach.prefix(3) == "abc")
        #expect(attach.dropFirst(3).allSatisfy { $0 == "\0" })
    }
}
