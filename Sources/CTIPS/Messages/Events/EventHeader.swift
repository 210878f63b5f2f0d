/// What every event tells; 0 where it does not.
public struct EventHeader: Hashable, Sendable {
    /// The site of the system.
    public var siteID: Int32 = 0
    /// The tenant.
    public var tenantID: Int32 = 0
    /// That of the request that the event answers, or 0.
    public var requestID: Int32 = 0
    /// The switch.
    public var switchID: Int32 = 0
    /// The service.
    public var serviceID: Int32 = 0
    /// The agent.
    public var agentID: Int32 = 0

    /// A header that tells nothing yet.
    public init() {}

    init(_ record: Record) {
        let keys = Self.keys
        siteID = record.id(keys.site)
        tenantID = record.id(keys.tenant)
        requestID = record.id(keys.request)
        // A snapshot's event has the first members alone.
        guard record.name != "CTISnapShotUpdate" else { return }
        switchID = record.id(keys.switchID)
        serviceID = record.id(keys.service)
        agentID = record.id(keys.agent)
    }

    private struct Keys {
        let site = Key("SiteId", of: "CTIEvent")
        let tenant = Key("TenantId", of: "CTIEvent")
        let request = Key("RequestId", of: "CTIEvent")
        let switchID = Key("SwitchId", of: "CTIFilter")
        let service = Key("ServiceId", of: "CTIFilter")
        let agent = Key("AgentId", of: "CTIFilter")
    }

    private static let keys = Keys()
}

extension Record {
    /// An id: an `int` of the contract.
    func id(_ key: Key) -> Int32 { Int32(truncatingIfNeeded: self[key].number) }

    /// The id under a name; 0 if the record has no such member.
    func id(_ name: String) -> Int32 { Int32(truncatingIfNeeded: self[name].number) }
}
