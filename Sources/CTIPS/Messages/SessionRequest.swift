/// A request that concerns the session itself: guide, chapter 3, "Session and System Requests".
public enum SessionRequest: Hashable, Sendable {
    /// Opens a session; events are to be sent to the callback URL.
    case open(Credentials, callback: String)
    case register(MessageClass)
    case addFilter(Filter)
    case goOnLine
    case goOffLine
    /// Asks for the state of everything of these kinds, under a request id.
    case snapshot([EntityType], requestID: Int32)
    case close

    /// The message, for the session of that id and tenant; the id is not used to open one.
    public func message(session: String, tenant: Int32) -> Message {
        let tenantValue = Value.number(Int64(tenant))
        let common: KeyValuePairs<String, Value> = ["SessionId": .text(session), "TenantId": tenantValue]
        switch self {
        case .open(let credentials, let callback):
            return .request(
                .openConnection,
                Record(
                    "OpenConnectionArgs",
                    [
                        "TenantIds": .list([tenantValue]), "UserCredentials": .record(credentials.record),
                        "ClientCallbackURL": .text(callback),
                    ]))
        case .register(let category):
            var record = Record("AddMessageClassArgs", common)
            record["MessageClass"] = Value(category)
            return .request(.addMessageClass, record)
        case .addFilter(let filter):
            var record = Record("AddFilterArgs", common)
            record["FieldType"] = Value(filter.field)
            record["FieldValue"] = .text(filter.value)
            return .request(.addFilter, record)
        case .goOnLine: return .request(.onLine, Record("OnLineArgs", common))
        case .goOffLine: return .request(.offLine, Record("OffLineArgs", common))
        case .snapshot(let entities, let requestID):
            var record = Record("SnapshotArgs", common)
            record["RequestId"] = .number(Int64(requestID))
            record["EntityType"] = .list(entities.map { Value($0) })
            return .request(.snapshot, record)
        case .close: return .request(.closeConnection, Record("CloseConnectionArgs", ["SessionId": .text(session)]))
        }
    }
}
