import ODBC

extension DriverManagerSettings.Hazard {
    /// What is wrong with the driver manager.
    var words: String {
        switch self {
        case .serialisedConnections: "the driver manager lets only one call at a time into this driver (Threading)"
        case .pooling: "the driver manager pools connections (Pooling, CPTimeout)"
        }
    }

    /// What to do about it.
    var advice: String {
        switch self {
        case .serialisedConnections:
            "set Threading=0 for it in odbcinst.ini: a slow query holds up every other connection"
        case .pooling:
            "set Pooling=No in odbcinst.ini: it hands out dead connections, and callsteer has a pool of its own"
        }
    }
}
