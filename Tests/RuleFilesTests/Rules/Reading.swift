import Foundation
import TestSupport

@testable import RuleFiles

/// A rule file that was read for a test, with what was found.
struct Reading {
    let ruleFile: RuleFile?
    let findings = Findings()
    private let folder: String

    /// Reads the file at `path`; findings are listed with paths relative to its folder.
    init(at path: String, environment: [String: String] = [:]) {
        folder = path.folder
        ruleFile = RuleFile.read(path, environment: environment, into: findings)
    }

    /// Reads `text` as the only file of a folder.
    init(_ text: String, environment: [String: String] = [:]) throws {
        let folder = try TemporaryFolder()
        self.init(at: try folder.write(text, to: "rules.yaml"), environment: environment)
        // Until here the folder must stand.
        withExtendedLifetime(folder) {}
    }

    /// `line:column error[code]: sentence` of each finding, related places indented below it. A place in another
    /// file than the one named has that file's path in front.
    var listing: String {
        findings.sorted.sorted { place($0.range) < place($1.range) }.map { finding in
            let notes = finding.related.map { "    \(text($0.range)) \($0.note)\n" }.joined()
            return "\(text(finding.range)) \(finding.severity.rawValue)[\(finding.code)]: "
                + "\(finding.sentence.replacing(folder, with: ""))\n\(notes)"
        }.joined()
    }

    private func place(_ range: SourceRange?) -> (String, Int, Int) {
        guard let range else { return ("", 0, 0) }
        return (path(range), range.line, range.column)
    }

    private func text(_ range: SourceRange?) -> String {
        guard let range else { return "-" }
        let path = path(range)
        return "\(path.isEmpty ? "" : "\(path):")\(range.line):\(range.column)"
    }

    /// Empty for the file that was named.
    private func path(_ range: SourceRange) -> String {
        let relative = range.file.path.replacing(folder, with: "")
        return relative.contains("/") ? relative : ""
    }
}
