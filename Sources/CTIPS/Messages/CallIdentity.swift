/// What makes two RouteRequests one: two portals of one system, or one portal twice, may tell of the same call.
public struct CallIdentity: Hashable, Sendable {
    /// The tenant of the call.
    public var tenantID: Int32
    /// The site where the call came from.
    public var originatingSiteID: Int32
    /// The call's number on that site; stays when the call gets another id.
    public var sequenceID: Int64
    /// The call's id at present.
    public var callID: Int32

    /// An identity of its parts; 0 where an event does not tell.
    public init(tenantID: Int32, originatingSiteID: Int32, sequenceID: Int64, callID: Int32) {
        self.tenantID = tenantID
        self.originatingSiteID = originatingSiteID
        self.sequenceID = sequenceID
        self.callID = callID
    }
}
