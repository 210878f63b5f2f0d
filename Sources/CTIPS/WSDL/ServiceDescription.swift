import SOAP

/// The WSDL 1.1 description of one side of the protocol, made from the contract that the codecs use.
///
/// All members may be missing from what a peer sends, so that lenient peers can be made from it; published members come
/// in published order and the guide's own behind them.
public struct ServiceDescription: Sendable {
    /// Who serves what is described.
    public enum Side: Hashable, Sendable {
        /// The portal, which serves the 27 requests.
        case portal
        /// The client, which serves the callbacks.
        case client
    }

    /// Who serves it.
    public let side: Side
    /// Its URL, which goes into the description.
    public let address: String

    /// The description of one side at an address.
    public init(_ side: Side, at address: String) {
        self.side = side
        self.address = address
    }

    /// The document, in UTF-8.
    public var wsdl: [UInt8] {
        var writer = DescriptionWriter(side, contract: .standard)
        writer.definitions(address: address)
        return writer.xml.bytes
    }
}

extension ServiceDescription.Side {
    var operations: [Operation] {
        switch self {
        case .portal: Operation.requests
        case .client: Operation.callbacks
        }
    }

    var namespace: ContractNamespace {
        switch self {
        case .portal: .requests
        case .client: .publish
        }
    }

    var portType: String {
        switch self {
        case .portal: "AgentCallService"
        case .client: "CTIEventService"
        }
    }

    var service: String {
        switch self {
        case .portal: "CTIPortalService"
        case .client: "PublishEvents"
        }
    }
}
