/// What became of a RouteSelect, or of a call that got none: RouteUsed, RouteRejected or RouteRequestFailed.
public struct RouteOutcome: Hashable, Sendable {
    /// Which of the three it is, with what it says.
    public enum Result: Hashable, Sendable {
        /// The call was routed: guide, chapter 4, "RouteUsed Event".
        case used(RouteStatus, RouteTarget)
        /// The select could not be used; the call may still wait: "RouteRejected Event".
        case rejected(RejectReason)
        /// The attempt failed: "RouteRequestFailed Event".
        case failed(FailureType, reason: String)
    }

    /// The request id is that of the RouteSelect; of default routing, 0.
    public var header: EventHeader
    /// Which call; its sequence and site are 0 from portals that leave them out.
    public var call: CallIdentity
    /// What became of it.
    public var result: Result

    /// What became of a call.
    public init(header: EventHeader, call: CallIdentity, result: Result) {
        self.header = header
        self.call = call
        self.result = result
    }

    init?(_ record: Record) {
        switch record.name {
        case "CTIRouteUsed":
            let target = RouteTarget(record["RouteType"].enumerator(), record["RouteDestination"].text ?? "")
            result = .used(record["RouteStatus"].enumerator(), target)
        case "CTIRouteRejected": result = .rejected(record["RouteRejectReason"].enumerator())
        case "CTIRouteRequestFailed":
            result = .failed(record["FailureType"].enumerator(), reason: record["FailureReason"].text ?? "")
        default: return nil
        }
        header = EventHeader(record)
        call = CallIdentity(record, tenant: header.tenantID)
    }
}

extension CallIdentity {
    /// The call that an event of calls or of routes speaks of.
    init(_ record: Record, tenant: Int32) {
        self.init(
            tenantID: tenant, originatingSiteID: record.id("CallOriginatingSiteId"),
            sequenceID: record["CallSequenceId"].number, callID: record.id("CallId"))
    }
}
