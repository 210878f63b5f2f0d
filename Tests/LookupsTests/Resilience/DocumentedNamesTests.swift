import Foundation
import Lookups
import Routing
import TestSupport
import Testing

/// Whatever an operator may see in a trace or a metric he can look up.
struct DocumentedNamesTests {
    /// The names in the first cells of the tables of docs/odbc.md.
    private static func documented() throws -> Set<String> {
        let text = try String(contentsOfFile: PackageRoot.path("docs/odbc.md"), encoding: .utf8)
        let cells = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
            $0.dropFirst(2).split(separator: "|").first
        }
        return Set(cells.flatMap { $0.matches(of: /`([a-z_]+)`/).map { String($0.1) } })
    }

    @Test func `every outcome has a line`() throws {
        let documented = try Self.documented()
        for outcome in LookupOutcome.allCases { #expect(documented.contains(outcome.rawValue)) }
    }

    @Test func `every event has a line`() throws {
        let documented = try Self.documented()
        for event in LookupEvent.allCases {
            let name = "\(event)".replacing(/[A-Z]/) { "_" + $0.output.lowercased() }
            #expect(documented.contains(name))
        }
    }
}
