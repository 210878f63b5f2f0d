/// The JSON Schemas (draft-07) of the files that people write, for editors that complete and check while one types.
///
/// A schema refuses nothing that the reader accepts, and knows less: what depends on other lines or other files,
/// such as a name that is not declared, only the reader can tell.
package enum RuleFileSchema: String, CaseIterable, Sendable {
    case rules
    case fixtures

    /// The schema as JSON text.
    package var text: String {
        switch self {
        case .rules: String(decoding: PackageResources.rules_schema_json, as: UTF8.self)
        case .fixtures: String(decoding: PackageResources.fixtures_schema_json, as: UTF8.self)
        }
    }
}
