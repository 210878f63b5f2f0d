package import Routing

/// A declared lookup with the source that answers it.
package struct LiveLookup: Sendable {
    private let form: CallerForm
    private let attachLimit: Int
    /// The source.
    package let source: any LookupSource
    private let counters: LookupCounters?

    /// A lookup that asks `source` for callers spelled in `form`. Flags of decisions by its answers are counted by
    /// `counters`.
    package init(
        form: CallerForm, attachLimit: Int, source: any LookupSource, counters: LookupCounters? = nil
    ) {
        self.form = form
        self.attachLimit = attachLimit
        self.source = source
        self.counters = counters
    }

    /// A decision was made with its answer, or without for want of one.
    func count(_ flags: DecisionFlags) { counters?.count(flags) }

    /// What `source` is asked about `call`.
    package func key(of call: Call) -> LookupKey { LookupKey(call, form: form, attachLimit: attachLimit) }
}
