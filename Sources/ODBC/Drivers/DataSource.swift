/// A data source configured on this machine, reached by `DSN=name`.
public struct DataSource: Sendable, Hashable {
    /// The name a connection string calls it by.
    public let name: String
    /// The description of its driver.
    public let driver: String
}
