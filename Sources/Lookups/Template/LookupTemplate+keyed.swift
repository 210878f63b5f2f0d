extension LookupTemplate {
    /// The statement that asks for `count` callers at once, or nil where `keyRefusal` says why not.
    ///
    /// - Precondition: `count` is positive.
    package func keyedBy(count: Int) -> KeyedStatement? {
        guard case .success(let form) = keyedForm else { return nil }
        return form.statement(keys: count)
    }

    /// Why the template cannot ask for several callers at once; nil when it can.
    package var keyRefusal: KeyRefusal? {
        guard case .failure(let refusal) = keyedForm else { return nil }
        return refusal
    }
}
