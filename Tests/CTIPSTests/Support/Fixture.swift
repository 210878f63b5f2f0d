import Foundation
import TestSupport
import Testing

/// A file beside these tests.
struct Fixture: CustomTestStringConvertible, Sendable {
    let path: String

    init(_ name: String) {
        path = PackageRoot.path("Tests/CTIPSTests/Fixtures/" + name)
    }

    var testDescription: String { URL(filePath: path).lastPathComponent }

    var bytes: [UInt8] {
        get throws { [UInt8](try Data(contentsOf: URL(filePath: path))) }
    }

    static func all(in folder: String) throws -> [Fixture] {
        try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path("Tests/CTIPSTests/Fixtures/" + folder))
            .sorted().map { Fixture("\(folder)/\($0)") }
    }
}
