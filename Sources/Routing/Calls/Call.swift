/// A call that waits for a decision. All parsing is done: numbers and attach data are typed values.
public struct Call: Sendable {
    /// What the switch calls it, where it does.
    public let id: String?
    /// The number dialled.
    public let dnis: PhoneNumber
    /// The caller's number.
    public let clid: PhoneNumber
    /// What came with the call besides the two numbers.
    public let attach: AttachData
    /// How long the switch waits for an answer before it decides by itself, in milliseconds.
    public let routeTimeout: Int64?

    /// A call of these facts.
    public init(
        id: String? = nil, dnis: PhoneNumber, clid: PhoneNumber, attach: AttachData, routeTimeout: Int64? = nil
    ) {
        self.id = id
        self.dnis = dnis
        self.clid = clid
        self.attach = attach
        self.routeTimeout = routeTimeout
    }
}
