import Foundation
import TestSupport
import Testing

/// A rule file with one fault, named after it, beside the findings it must give and a neighbour without the fault.
struct BadFile: CustomTestStringConvertible {
    let name: String

    private static let folder = PackageRoot.path("Tests/RuleFilesTests/Rules/Fixtures")

    static let all: [BadFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".expected") }.sorted().map { BadFile(name: String($0.dropLast(9))) }
    }()

    var path: String { "\(Self.folder)/\(name).yaml" }
    var goodPath: String { "\(Self.folder)/\(name).good.yaml" }

    var expected: String {
        get throws { try String(contentsOfFile: "\(Self.folder)/\(name).expected", encoding: .utf8) }
    }

    /// The codes that the file must give.
    var codes: [String] {
        get throws {
            try expected.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "[", maxSplits: 1)
                guard !line.hasPrefix(" "), parts.count == 2 else { return nil }
                return parts[1].split(separator: "]", maxSplits: 1).first.map(String.init)
            }
        }
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
