import TestSupport

/// A rule file that is refused or warned of as it is read.
struct BadFile: FaultFile {
    let name: String

    static let folder = PackageRoot.path("Tests/RuleFilesTests/Rules/Fixtures")
    static let all = found

    static var strays: [String] { get throws { try strays(besides: all) } }

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
}
