import CUnixODBC

/// The settings of the driver manager's `odbcinst.ini` that can ruin a program of several connections.
///
/// Read them at start-up, before other threads open connections.
public struct DriverManagerSettings: Sendable, Hashable {
    /// A setting not to be lived with.
    public enum Hazard: Sendable, Hashable {
        /// `Threading=3`: one slow query holds up every connection of the process, even the opening of one.
        case serialisedConnections
        /// `Pooling=Yes` and `CPTimeout` above zero: dead connections and other sessions' state are handed out.
        case pooling
    }

    /// The level of thread protection: 0 none, 1 by statement, 2 by connection, 3 by environment.
    public let threading: Int
    /// The driver manager keeps closed connections of this driver for reuse, whatever the program asks for.
    public let isPooling: Bool

    /// Reads what holds for the driver that `string` leads to, by its name or by its data source's.
    public init(for string: ConnectionString) {
        let source = string["DSN"].flatMap { Self.value("Driver", in: $0, of: "odbc.ini") }
        self.init(driver: string["Driver"] ?? source ?? "")
    }

    /// Reads what holds for the driver registered under `driver`.
    public init(driver: String) {
        threading = Int(Self.value("Threading", in: driver) ?? Self.value("Threading", in: "ODBC") ?? "") ?? 0
        let pooling = Self.value("Pooling", in: "ODBC")?.lowercased() ?? ""
        let seconds = Int(Self.value("CPTimeout", in: driver) ?? "") ?? 0
        isPooling = ["yes", "y", "on", "true", "1"].contains(pooling) && seconds > 0
    }

    /// What must be put right before calls depend on this driver.
    public var hazards: [Hazard] {
        (threading >= 3 ? [.serialisedConnections] : []) + (isPooling ? [.pooling] : [])
    }

    static func value(_ key: String, in section: String, of file: String = "odbcinst.ini") -> String? {
        var buffer = [CChar](repeating: 0, count: 512)
        let count = SQLGetPrivateProfileString(section, key, "", &buffer, Int32(buffer.count), file)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
