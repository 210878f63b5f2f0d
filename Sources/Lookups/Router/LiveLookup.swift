package import Routing

/// A declared lookup with the source that answers it.
package struct LiveLookup: Sendable {
    private let form: CallerForm
    private let attachLimit: Int
    /// The source.
    package let source: any LookupSource

    /// A lookup that asks `source` for callers spelled in `form`.
    package init(form: CallerForm, attachLimit: Int, source: any LookupSource) {
        self.form = form
        self.attachLimit = attachLimit
        self.source = source
    }

    /// What `source` is asked about `call`.
    package func key(of call: Call) -> LookupKey { LookupKey(call, form: form, attachLimit: attachLimit) }
}
