/// A fault that a peer answers with instead of a result.
public struct PortalFault: Error, Hashable, Sendable {
    /// What the detail of the guide says; nil in a fault that the peer's SOAP stack made by itself.
    public var code: FaultCode?
    /// A text for people.
    public var message: String
    /// Who is to blame according to SOAP: `Client` or `Server`, or what a stack says instead.
    public var blame: String

    /// A fault of the portal, which blames the client.
    public init(_ code: FaultCode?, _ message: String, blame: String = "Client") {
        self.code = code
        self.message = message
        self.blame = blame
    }
}
