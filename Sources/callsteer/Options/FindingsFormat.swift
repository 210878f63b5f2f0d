import ArgumentParser
import RuleFiles

/// The forms findings are printed in.
enum FindingsFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github

    /// The document for `summary`.
    func document(_ summary: DiagnosticSummary, isColored: Bool = false) -> String {
        switch self {
        case .text: TextRenderer(isColored: isColored).render(summary)
        case .json: JSONRenderer().render(summary)
        case .sarif: SARIFRenderer(toolVersion: Version.number).render(summary)
        case .github: GitHubRenderer().render(summary)
        }
    }
}
