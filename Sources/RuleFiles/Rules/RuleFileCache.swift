import Foundation

/// Rule files read in one run, each once: several fixtures test the same rules, however they spell the path.
package struct RuleFileCache {
    // A file with an error is remembered, too, and its errors are reported once.
    private var files: [String: RuleFile?] = [:]

    /// No file read yet.
    package init() {}

    /// The rule file at `path`; nil when it has an error. A missing one is reported where `reference` names it.
    mutating func file(
        _ path: String, referencedAt reference: SourceRange, environment: [String: String], into findings: Findings
    ) -> RuleFile? {
        let key = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        if let known = files[key] {
            if known == nil {
                findings.error(
                    "broken-rules", "\(path.quotedPath) has errors of its own", help: "mend them first", at: reference)
            }
            return known
        }
        // Read twice, but so that what is missing is reported at its mention and what is wrong in the file itself.
        let exists = SourceFile.read(path, referencedAt: reference, into: findings) != nil
        let file = exists ? RuleFile.read(path, environment: environment, into: findings) : nil
        files[key] = .some(file)
        return file
    }
}
