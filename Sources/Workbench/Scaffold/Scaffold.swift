import Foundation
import RuleFiles

/// The first files of a new project: rules, fixtures, a seed database, a CI file, the schemas for editors.
package enum Scaffold {
    /// The files by their paths in the project's folder.
    package static var files: [(path: String, text: String)] {
        [
            ("rules.yaml", text(PackageResources.rules_yaml)),
            ("fixtures.yaml", text(PackageResources.fixtures_yaml)),
            ("seed.sql", text(PackageResources.seed_sql)),
            (".github/workflows/callsteer.yml", text(PackageResources.ci_yml)),
            ("schema/rules.schema.json", RuleFileSchema.rules.text),
            ("schema/fixtures.schema.json", RuleFileSchema.fixtures.text),
        ]
    }

    /// Writes the files into `folder`, making it where it is missing.
    /// - Returns: The paths written.
    /// - Throws: `Refusal` when one of them exists already; nothing is written then.
    package static func write(to folder: String) throws -> [String] {
        let targets = files.map { (path: folder + "/" + $0.path, text: $0.text) }
        let existing = targets.map(\.path).filter { FileManager.default.fileExists(atPath: $0) }
        guard existing.isEmpty else { throw Refusal(existing: existing) }
        for (path, text) in targets {
            let url = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return targets.map(\.path)
    }

    /// Files stand where the project's would.
    package struct Refusal: Error {
        /// Their paths.
        package let existing: [String]
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
