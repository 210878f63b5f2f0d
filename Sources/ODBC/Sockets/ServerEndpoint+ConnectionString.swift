extension ServerEndpoint {
    /// The endpoint that `string`, or the data source it names, leads to; nil where no socket is to be expected.
    init?(of string: ConnectionString) {
        let settings = Settings(string: string)
        let profile = settings["Driver"].map { DriverProfile(driver: $0) } ?? .other
        switch profile {
        case .sqlite: return nil
        case .postgreSQL: self = Self.postgreSQL(settings)
        case .mariaDB: self = Self.mariaDB(settings)
        case .freeTDS: self = Self.sqlServer(settings["Server"], settings)
        case .microsoft: self = Self.sqlServer(settings["Server"] ?? settings["Addr"] ?? settings["Address"], settings)
        case .other:
            // A driver never heard of may open no socket at all: the one new socket could be anybody's.
            let host = settings["Server"] ?? settings["Servername"] ?? settings["Host"]
            let port = settings["Port"].flatMap { UInt16($0) }
            guard host != nil || port != nil else { return nil }
            self = .network(host: host, port: port)
        }
    }

    private static func postgreSQL(_ settings: Settings) -> ServerEndpoint {
        guard let server = settings["Server"] ?? settings["Servername"] else { return .anywhere }
        let port = settings["Port"] ?? "5432"
        return server.hasPrefix("/")
            ? .local(path: "\(server)/.s.PGSQL.\(port)") : .network(host: server, port: UInt16(port))
    }

    private static func mariaDB(_ settings: Settings) -> ServerEndpoint {
        if let path = settings["Socket"] { return .local(path: path) }
        // `localhost` stands for a socket of this machine whose path is compiled into the driver.
        guard let server = settings["Server"] ?? settings["Servername"], server.lowercased() != "localhost" else {
            return .anywhere
        }
        return .network(host: server, port: UInt16(settings["Port"] ?? "3306"))
    }

    /// `host`, `host,port`, `host:port`, `tcp:host`, or `host\instance`, whose port the server is asked for.
    private static func sqlServer(_ server: String?, _ settings: Settings) -> ServerEndpoint {
        guard var server else { return .anywhere }
        if server.lowercased().hasPrefix("tcp:") { server = String(server.dropFirst(4)) }
        let isNamed = server.contains("\\")
        let parts = server.split(separator: "\\", omittingEmptySubsequences: false)[0]
            .split(separator: ",", omittingEmptySubsequences: false)
        var host = String(parts[0])
        var port = parts.count > 1 ? UInt16(parts[1]) : settings["Port"].flatMap { UInt16($0) }
        // One colon is a port's, several are an IPv6 address's.
        let pieces = host.split(separator: ":", omittingEmptySubsequences: false)
        if pieces.count == 2, let number = UInt16(pieces[1]) {
            host = String(pieces[0])
            port = number
        }
        let isThisMachine = ["", ".", "(local)"].contains(host.lowercased())
        return .network(host: isThisMachine ? nil : host, port: port ?? (isNamed ? nil : 1433))
    }

    /// What the string says, else the data source it names, as `odbc.ini` describes it.
    private struct Settings {
        let string: ConnectionString

        subscript(key: String) -> String? {
            let source = string["DSN"].flatMap { DriverManagerSettings.value(key, in: $0, of: "odbc.ini") }
            let value = string[key] ?? source
            return value?.isEmpty == false ? value : nil
        }
    }
}
