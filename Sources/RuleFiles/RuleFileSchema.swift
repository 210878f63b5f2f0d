/// The kinds of file that have a JSON Schema.
package enum RuleFileSchema: String, CaseIterable, Sendable {
    case rules, fixtures

    /// The schema.
    package var text: String { String(decoding: PackageResources.rules_schema_json, as: UTF8.self) }
}
