/// The answer to a RouteRequest: guide, chapter 3, "RouteSelect".
public struct RouteSelect: Hashable, Sendable {
    /// The contract's limit on user data.
    public static let userDataLimit = 20

    /// By which its outcome is known; unique, never 0.
    public var requestID: Int32
    /// The tenant of the call.
    public var tenantID: Int32
    /// The call.
    public var callID: Int32
    /// Where the call goes.
    public var target: RouteTarget
    /// Data for the call's user-defined fields, from the first on; nil leaves a field alone. At most 20.
    public var userData: [String?]

    /// An answer; user data beyond the limit is dropped.
    public init(requestID: Int32, tenantID: Int32, callID: Int32, target: RouteTarget, userData: [String?] = []) {
        self.requestID = requestID
        self.tenantID = tenantID
        self.callID = callID
        self.target = target
        self.userData = Array(userData.prefix(Self.userDataLimit))
    }

    /// The message, in the session of that id.
    public func message(session: String) -> Message {
        let keys = Self.keys
        var record = Record(type: keys.type, values: keys.empty)
        record[keys.session] = .text(session)
        record[keys.request] = .number(Int64(requestID))
        record[keys.tenant] = .number(Int64(tenantID))
        record[keys.call] = .number(Int64(callID))
        record[keys.address] = target.address.isEmpty ? .null : .text(target.address)
        record[keys.action] = Value(target.type)
        record[keys.userData] = userData.isEmpty ? .null : .list(userData.map(Value.init))
        return .request(.routeSelect, record)
    }

    /// Reads the arguments of the request RouteSelect.
    public init(_ record: Record) {
        let keys = Self.keys
        requestID = Int32(truncatingIfNeeded: record[keys.request].number)
        tenantID = Int32(truncatingIfNeeded: record[keys.tenant].number)
        callID = Int32(truncatingIfNeeded: record[keys.call].number)
        target = RouteTarget(record[keys.action].enumerator(), record[keys.address].text ?? "")
        userData = record[keys.userData].list.map(\.text)
    }

    private struct Keys {
        let type = Contract.standard.record("RouteSelectArgs")
        let empty = Record("RouteSelectArgs").values
        let session = Key("SessionId", of: "RouteSelectArgs")
        let request = Key("RequestId", of: "RouteSelectArgs")
        let tenant = Key("TenantId", of: "RouteSelectArgs")
        let call = Key("CallId", of: "RouteSelectArgs")
        let address = Key("DestinationAddress", of: "RouteSelectArgs")
        let action = Key("RouteActionType", of: "RouteSelectArgs")
        let userData = Key("UserData", of: "RouteSelectArgs")
    }

    private static let keys = Keys()
}
