/// A driver registered with the driver manager.
public struct InstalledDriver: Sendable, Hashable {
    /// The name a connection string calls it by, `PostgreSQL Unicode`.
    public let name: String
    /// Its registered settings, such as `Driver` (the file) and `Threading`.
    public let attributes: [String: String]
}
