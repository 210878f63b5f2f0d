import Foundation
import TestSupport
import Testing

/// A file of a folder of faults, named after its fault, beside the findings it must give and a neighbour without the
/// fault.
protocol FaultFile: CustomTestStringConvertible {
    static var folder: String { get }
    var name: String { get }

    init(name: String)
}

extension FaultFile {
    /// The files that findings lie beside.
    static var found: [Self] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".expected") }.sorted().map { Self(name: String($0.dropLast(9))) }
    }

    /// Every YAML file of the folder that is neither one of `all` nor its neighbour.
    static func strays(besides all: [Self]) throws -> [String] {
        let owned = Set(all.flatMap { ["\($0.name).yaml", "\($0.name).good.yaml"] })
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") && !owned.contains($0) }
    }

    var path: String { "\(Self.folder)/\(name).yaml" }
    var goodPath: String { "\(Self.folder)/\(name).good.yaml" }

    var expected: String {
        get throws { try String(contentsOfFile: "\(Self.folder)/\(name).expected", encoding: .utf8) }
    }

    var testDescription: String { name }
}
