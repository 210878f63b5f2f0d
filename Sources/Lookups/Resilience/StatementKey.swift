/// A question as the database sees it: a ``LookupKey`` without what its query does not read.
///
/// Equal keys are the same query with the same parameters. The hash is worked out once, when the key is made, for the
/// cache and the flights that are asked with it.
package struct StatementKey: Sendable, Hashable {
    // First, so that comparing different keys seldom gets to the texts.
    private let hash: Int
    private let spellings: [String]
    private let dnis: String
    private let attach: String
    private let isAttachCut: Bool

    /// What a query that reads `parts` asks about the call of `key`.
    package init(_ key: LookupKey, reading parts: KeyParts) {
        spellings = parts.contains(.clid) ? key.spellings : []
        dnis = parts.contains(.dnis) ? key.dnis : ""
        attach = parts.contains(.attach) ? key.attach : ""
        // The same question, but its answer says that the text was cut.
        isAttachCut = parts.contains(.attach) && key.isAttachCut
        var hasher = Hasher()
        hasher.combine(spellings)
        hasher.combine(dnis)
        hasher.combine(attach)
        hasher.combine(isAttachCut)
        hash = hasher.finalize()
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
