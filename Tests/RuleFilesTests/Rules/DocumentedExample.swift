import Foundation
import TestSupport
import Testing

@testable import RuleFiles

/// A fenced example of the page on the rule language.
struct DocumentedExample: CustomTestStringConvertible {
    /// The words behind the fence: `yaml rules`.
    let kind: String
    let line: Int
    let text: String

    static let page =
        (try? String(contentsOfFile: PackageRoot.path("docs/rule-language.md"), encoding: .utf8)) ?? ""

    static let all: [DocumentedExample] = {
        var examples: [DocumentedExample] = []
        var open: (kind: String, line: Int, lines: [Substring])?
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let (kind, start, lines) = open {
                guard line == "```" else {
                    open = (kind, start, lines + [line])
                    continue
                }
                examples.append(DocumentedExample(kind: kind, line: start, text: lines.joined(separator: "\n") + "\n"))
                open = nil
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), index + 1, [])
            }
        }
        return examples
    }()

    static func all(of kind: String) -> [DocumentedExample] { all.filter { $0.kind == kind } }

    /// The text by its sections: each top-level key with all that stands below it.
    var sections: [(key: String, text: String)] {
        var sections: [(key: String, text: String)] = []
        for line in text.split(separator: "\n") {
            if let first = line.first, first.isLetter, let colon = line.firstIndex(of: ":") {
                sections.append((String(line[..<colon]), ""))
            }
            if !sections.isEmpty { sections[sections.count - 1].text += line + "\n" }
        }
        return sections
    }

    /// The example with the sections of `complete` that it does not write. Where it declares, rules of its own or
    /// none stand for those of the complete file.
    func completed(by complete: DocumentedExample) -> String {
        let own = Set(sections.map(\.key))
        let added = complete.sections.filter { !own.contains($0.key) && $0.key != "rules" }
        return added.map(\.text).joined() + text + (own.contains("rules") ? "" : "rules: []\n")
    }

    var testDescription: String { "\(kind), line \(line)" }
}
