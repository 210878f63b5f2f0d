/// What became of a template.
package struct TemplateCompilation: Sendable {
    /// Nil when a finding is an error.
    package let template: LookupTemplate?

    /// Errors and warnings in the order of the text.
    package let findings: [TemplateFinding]
}
