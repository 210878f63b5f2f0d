/// The kinds of file that have a JSON Schema (draft-07), for editors that complete and check while one types.
///
/// A schema of rules refuses nothing that the reader accepts, and knows less: what depends on other lines or other
/// files, such as whether a name is declared, only the reader can tell.
package enum RuleFileSchema: String, CaseIterable, Sendable {
    case rules, fixtures, scenario, config

    /// The schema as JSON text.
    package var text: String {
        switch self {
        case .rules: String(decoding: PackageResources.rules_schema_json, as: UTF8.self)
        case .fixtures: String(decoding: PackageResources.fixtures_schema_json, as: UTF8.self)
        case .scenario: String(decoding: PackageResources.scenario_schema_json, as: UTF8.self)
        case .config: String(decoding: PackageResources.config_schema_json, as: UTF8.self)
        }
    }
}
