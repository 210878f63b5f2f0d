/// Something happened to a call: guide, chapter 4, "Call Events Descriptions".
public struct CallEvent: Hashable, Sendable {
    /// Which event it is, `callDelivered` for example.
    public var type: EventType
    /// Site, tenant, request, switch, service and agent.
    public var header: EventHeader
    /// Which call.
    public var call: CallIdentity
    /// How the call came to be, where the event tells; else unavailable.
    public var callType: CallType
    /// The caller's number, where the event tells.
    public var ani: String?
    /// The number dialled, where the event tells.
    public var dnis: String?
    /// The call that goes on, of a transfer; else 0.
    public var successorID: Int32

    /// Something that happened to a call.
    public init(
        _ type: EventType, header: EventHeader, call: CallIdentity, callType: CallType = .callTypeUnavailable,
        ani: String? = nil, dnis: String? = nil, successorID: Int32 = 0
    ) {
        self.type = type
        self.header = header
        self.call = call
        self.callType = callType
        self.ani = ani
        self.dnis = dnis
        self.successorID = successorID
    }

    init(_ type: EventType, _ record: Record) {
        let info = record["CallInfo"].record
        self.init(
            type, header: EventHeader(record),
            call: CallIdentity(record, tenant: Int32(truncatingIfNeeded: record["TenantId"].number)),
            callType: record["CallType"].enumerator(), ani: record["ANI"].text ?? info?["ANI"].text,
            dnis: record["DNIS"].text ?? info?["DNIS"].text, successorID: record.id("TransferredCallId"))
    }
}
