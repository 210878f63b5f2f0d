import Foundation
import TestSupport
import Testing

/// A rule file that can be read and is wrong, named after what is, beside the findings it must give and a neighbour that
/// is right.
struct LintFile: CustomTestStringConvertible {
    let name: String

    private static let folder = PackageRoot.path("Tests/RuleFilesTests/Lint/Fixtures")

    static let all: [LintFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".expected") }.sorted().map { LintFile(name: String($0.dropLast(9))) }
    }()

    var path: String { "\(Self.folder)/\(name).yaml" }
    var goodPath: String { "\(Self.folder)/\(name).good.yaml" }

    var expected: String {
        get throws { try String(contentsOfFile: "\(Self.folder)/\(name).expected", encoding: .utf8) }
    }

    /// Every YAML file of the folder that belongs to no bad file.
    static var strays: [String] {
        get throws {
            let owned = Set(all.flatMap { ["\($0.name).yaml", "\($0.name).good.yaml"] })
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".yaml") && !owned.contains($0) }
        }
    }

    var testDescription: String { name }
}
