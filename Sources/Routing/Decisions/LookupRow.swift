/// One row of a lookup, as the database gave it.
public struct LookupRow: Sendable, Hashable {
    /// The queue's code.
    public let queue: LookupCell
    /// The priority.
    public let priority: LookupCell
    /// Attach data; nil for NULL. Not yet cut to the rule set's limit.
    public let attach: String?
    /// The declared further columns; nil for NULL.
    public let columns: [AttachValue?]
    /// The attach data was longer than what was fetched.
    public let isAttachCut: Bool
    /// Some text could not be decoded, or shows signs of a lossy code page.
    public let isLossSuspected: Bool

    /// A row of these values.
    public init(
        queue: LookupCell, priority: LookupCell, attach: String?, columns: [AttachValue?] = [],
        isAttachCut: Bool = false, isLossSuspected: Bool = false
    ) {
        self.queue = queue
        self.priority = priority
        self.attach = attach
        self.columns = columns
        self.isAttachCut = isAttachCut
        self.isLossSuspected = isLossSuspected
    }
}
