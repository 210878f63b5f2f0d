/// A call waits for a route: guide, chapter 4, "RouteRequest Event".
public struct RouteRequest: Hashable, Sendable {
    /// Site, tenant, switch and service.
    public var header: EventHeader
    /// Which call.
    public var call: CallIdentity
    /// Seconds until the system routes the call by itself; 0 if the event does not say.
    public var timeout: Int32
    /// The medium of the call.
    public var mediaType: MediaType
    /// What is known of the caller.
    public var info: CallInfo

    /// A request for a route.
    public init(
        header: EventHeader, call: CallIdentity, timeout: Int32, mediaType: MediaType = .invalid, info: CallInfo
    ) {
        self.header = header
        self.call = call
        self.timeout = timeout
        self.mediaType = mediaType
        self.info = info
    }

    init(_ record: Record) {
        let keys = Self.keys
        header = EventHeader(record)
        call = CallIdentity(
            tenantID: header.tenantID, originatingSiteID: record.id(keys.site),
            sequenceID: record[keys.sequence].number,
            callID: record.id(keys.call))
        timeout = record.id(keys.timeout)
        mediaType = record[keys.media].enumerator()
        info = CallInfo(record[keys.info].record)
    }

    private struct Keys {
        let call = Key("CallId", of: "CTIRouteRequest")
        let timeout = Key("RouteTimeout", of: "CTIRouteRequest")
        let media = Key("MediaType", of: "CTIRouteRequest")
        let info = Key("CallInfo", of: "CTIRouteRequest")
        let sequence = Key("CallSequenceId", of: "CTIRouteRequest")
        let site = Key("CallOriginatingSiteId", of: "CTIRouteRequest")
    }

    private static let keys = Keys()
}
