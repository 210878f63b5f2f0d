import TestSupport

/// A rule file that can be read and is wrong all the same.
struct LintFile: FaultFile {
    let name: String

    static let folder = PackageRoot.path("Tests/RuleFilesTests/Lint/Fixtures")
    static let all = found

    static var strays: [String] { get throws { try strays(besides: all) } }
}
