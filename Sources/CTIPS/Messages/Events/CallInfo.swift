/// What is known of a caller: guide, appendix A, "CTICallInfo". What is not known is nil.
public struct CallInfo: Hashable, Sendable {
    /// One item of user-defined call data.
    public struct Item: Hashable, Sendable {
        /// Its name.
        public var key: String
        /// Its value; nil if it was never set.
        public var value: String?

        /// An item of call data.
        public init(_ key: String, _ value: String?) {
            self.key = key
            self.value = value
        }
    }

    /// The number of the calling party.
    public var ani: String?
    /// The number dialled.
    public var dnis: String?
    /// First name.
    public var firstName: String?
    /// Last name.
    public var lastName: String?
    /// The caller's telephone number in the records of the system.
    public var phoneNumber: String?
    /// The caller's id in the records of the system.
    public var callerID: String?
    /// User-defined data, in the order sent.
    public var data: [Item] = []

    /// Nothing known yet.
    public init() {}

    init(_ record: Record?) {
        guard let record else { return }
        let keys = Self.keys
        ani = record[keys.ani].text
        dnis = record[keys.dnis].text
        firstName = record[keys.firstName].text
        lastName = record[keys.lastName].text
        phoneNumber = record[keys.phoneNumber].text
        callerID = record[keys.callerID].text
        data = record[keys.data].list.compactMap { item in
            guard let item = item.record, let key = item[keys.key].text else { return nil }
            return Item(key, item[keys.value].text)
        }
    }

    private struct Keys {
        let ani = Key("ANI", of: "CTICallInfo")
        let dnis = Key("DNIS", of: "CTICallInfo")
        let firstName = Key("FirstName", of: "CTICallInfo")
        let lastName = Key("LastName", of: "CTICallInfo")
        let phoneNumber = Key("PhoneNumber", of: "CTICallInfo")
        let callerID = Key("CallerId", of: "CTICallInfo")
        let data = Key("CallData", of: "CTICallInfo")
        let key = Key("key", of: "CTICallDataItem")
        let value = Key("value", of: "CTICallDataItem")
    }

    private static let keys = Keys()
}
