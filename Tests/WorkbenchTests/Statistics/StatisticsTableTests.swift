import Foundation
import ODBC
import TestSupport
import Testing

@testable import Workbench

/// The ten tables are the guide's.
struct StatisticsTableTests {
    /// `DeviceStat.Offered Smallint`, a line a column.
    private static func guide() throws -> [String] {
        let path = PackageRoot.path("Tests/WorkbenchTests/Statistics/Fixtures/columns.txt")
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            // The guide writes SmallExt six times, for what it else calls Smallint.
            String($0).replacing("SmallExt", with: "Smallint").replacing("Datetime", with: "DateTime")
                .replacing("tinyint", with: "Tinyint")
        }
    }

    @Test func `every column has the guide's name and type, and none is missing`() throws {
        let guide = try Self.guide()
        let ours = StatisticsTable.all.flatMap { table in
            table.columns.map { "\(table.name).\($0.name) \($0.kind.words(in: .microsoft))" }
        }
        #expect(guide.count == 260)
        #expect(Set(ours) == Set(guide))
        #expect(ours.count == guide.count)
    }

    @Test func `every key is made of columns`() {
        for table in StatisticsTable.all { #expect(table.keyPlaces.count == table.key.count, "\(table.name)") }
    }
}
