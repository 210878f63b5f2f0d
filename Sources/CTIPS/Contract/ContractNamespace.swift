/// The namespaces of the contract.
enum ContractNamespace: UInt8, CaseIterable {
    /// Requests, their answers and the fault.
    case requests
    /// Events and what only they carry.
    case publish
    /// Enumerations, credentials and items of call data.
    case common
    /// Arrays of numbers and of text, which .NET keeps for everybody.
    case arrays

    var uri: String {
        switch self {
        case .requests: "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08"
        case .publish: "http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08"
        case .common: "http://www.aspect.com/unifiedip/edk/commondata/2009/08"
        case .arrays: "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
        }
    }

    /// What stands before names in messages. A message is of requests or of events, never of both, and that one
    /// namespace is its default: so an `xsi:type` needs no prefix, and peers have been seen to expect none.
    var messagePrefix: String {
        switch self {
        case .requests, .publish: ""
        case .common: "c:"
        case .arrays: "a:"
        }
    }

    /// The prefix in the service descriptions.
    var descriptionPrefix: String {
        switch self {
        case .requests: "api"
        case .publish: "pub"
        case .common: "com"
        case .arrays: "arr"
        }
    }
}
