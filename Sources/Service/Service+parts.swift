import HTTP

/// What a configuration asks for, made.
extension Service {
    /// A client of portals, and the path of its callback.
    struct PlacedClient {
        let path: String
        let client: PortalClient
    }

    /// A client for each tenant and user: their portals stand in for one another.
    static func clients(
        _ configuration: ServiceConfiguration, _ desk: DecisionDesk, _ log: ServiceLog, _ given: PortalTransport?
    ) throws(Failure) -> [PlacedClient] {
        guard let callback = configuration.callback, !configuration.portals.isEmpty else { return [] }
        let transport: PortalTransport
        do throws(TLSError) {
            var settings = ClientSettings()
            settings.tls = ClientTLS(authorityFile: configuration.authorityFile, identity: configuration.tls)
            settings.connectionsPerHost = 32
            transport = if let given { given } else { PortalTransport(try HTTPClient(settings)) }
        } catch {
            throw .tls(error)
        }
        var groups: [[ServiceConfiguration.PortalPlace]] = []
        for portal in configuration.portals {
            let index = groups.firstIndex { group in
                group[0].tenant == portal.tenant && group[0].user == portal.user && group[0].password == portal.password
            }
            if let index { groups[index].append(portal) } else { groups.append([portal]) }
        }
        var names: Set<String> = []
        return groups.enumerated().compactMap { number, portals in
            // Portals do not say in events whose session they mean, so each client has a path of its own.
            let place = number == 0 ? callback.url.description : "\(callback.url)/\(number + 1)"
            guard let url = HTTPURL(place) else { return nil }
            let path = String(url.path.prefix { $0 != "?" })
            // Two tenants may share a portal.
            let host = portals[0].url.authority
            let name = names.insert(host).inserted ? host : "\(host)/\(number + 1)"
            return PlacedClient(
                path: path,
                client: PortalClient(
                    portals, named: name, callback: url, configuration, desk: desk, transport: transport, log: log))
        }
    }

    /// Listens for portals.
    static func listen(
        _ configuration: ServiceConfiguration, _ clients: [PlacedClient], _ counters: ServiceCounters
    ) async throws(ListenerError) -> Listener? {
        guard let callback = configuration.callback, !clients.isEmpty else { return nil }
        var place = ListenerConfiguration(host: callback.listen.host, port: callback.listen.port)
        place.isSingleThreaded = true
        // Between two heartbeats a portal may keep a connection without using it.
        place.limits.idleTime = max(.seconds(120), configuration.heartbeatInterval * 2)
        if callback.url.isEncrypted, let identity = configuration.tls {
            place.tls = ServerTLS(
                identity: identity, peerAuthorityFile: callback.asksForCertificate ? configuration.authorityFile : nil)
        }
        let byPath = Dictionary(clients.map { ($0.path, $0.client) }) { first, _ in first }
        return try await Listener.start(
            place,
            makeHandler: {
                let endpoint = CallbackEndpoint(byPath, counters: counters)
                return { endpoint.reply(to: $0) }
            })
    }

    /// Listens for programs.
    static func listen(
        _ configuration: ServiceConfiguration, _ endpoint: APIEndpoint
    ) async throws(ListenerError) -> Listener? {
        guard let api = configuration.api else { return nil }
        var place = ListenerConfiguration(host: api.listen.host, port: api.listen.port)
        place.limits.bodyBytes = 256 << 10
        if api.isEncrypted, let identity = configuration.tls { place.tls = ServerTLS(identity: identity) }
        return try await Listener.start(place) { endpoint.reply(to: $0) }
    }
}
