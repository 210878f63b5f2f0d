/// An agent that rules and rows may name.
public struct Agent: Sendable, Hashable {
    /// The login name, which a RouteSelect carries.
    public let login: String
    /// The code of the database and the portal.
    public let code: Int?

    /// An agent known by `login`.
    public init(login: String, code: Int? = nil) {
        self.login = login
        self.code = code
    }
}
