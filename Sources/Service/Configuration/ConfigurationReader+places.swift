import HTTP
import RuleFiles

/// Where the service listens, and whom it talks to.
extension ConfigurationReader {
    func readTLS(_ mapping: inout MappingReader, into result: inout ServiceConfiguration) {
        guard var tls = mapping.optional("tls")?.mapping() else { return }
        result.tlsPlace = mapping.keyRange("tls")
        let (certificate, key) = (tls.optional("certificate"), tls.optional("key"))
        if let authority = tls.optional("authority")?.text() { result.authorityFile = folder.resolving(authority) }
        tls.finish()
        switch (certificate?.text(), key?.text()) {
        case (let certificate?, let key?):
            result.tls = TLSIdentity(
                certificateFile: folder.resolving(certificate), keyFile: folder.resolving(key))
        case (nil, nil): break
        default:
            findings.error(
                "half-an-identity", "a certificate and its key belong together",
                help: "write tls: { certificate: server.pem, key: server.key }", at: (certificate ?? key)?.range)
        }
    }

    func portals(_ mapping: inout MappingReader) -> [ServiceConfiguration.PortalPlace] {
        (mapping.optional("portals")?.items() ?? []).compactMap { item in
            guard var portal = item.mapping() else { return nil }
            let url = portal.required("url").flatMap(self.url)
            let tenant = portal.required("tenant")?.int(in: 0...Int(Int32.max))
            let user = portal.required("user").flatMap(name)
            let password = secret("password", &portal)
            let hasPassword = portal.keyRange("password") != nil || portal.keyRange("password_file") != nil
            portal.finish()
            if !hasPassword {
                findings.error(
                    "missing-key", "\(item.name) has no 'password'",
                    help: "write password: ${PORTAL_PASSWORD}, or password_file", at: item.range.firstPlace)
            }
            guard let url, let tenant, let user, let password else { return nil }
            return .init(url: url, tenant: Int32(tenant), user: user, password: password)
        }
    }

    private func name(_ reader: NodeReader) -> String? {
        guard let text = reader.text() else { return nil }
        return text.isEmpty ? reader.badValue("must not be empty") : text
    }

    func callback(
        _ mapping: inout MappingReader, _ configuration: ServiceConfiguration
    ) -> ServiceConfiguration.Callback? {
        guard let reader = mapping.optional("callback"), var callback = reader.mapping() else { return nil }
        let listen = callback.required("listen").flatMap(address)
        let given = callback.optional("url")
        let asks = callback.optional("client_certificate")?.bool() ?? false
        callback.finish()
        guard let listen else { return nil }
        guard let url = given.map(self.url) ?? HTTPURL("http://\(listen)/www.aspect.com/PublishEvents") else {
            return nil
        }
        if given == nil, listen.host == "0.0.0.0" || listen.host == "::" || listen.port == 0 {
            findings.error(
                "missing-key", "'callback' has no 'url'",
                help: "portals are told where to send events: url: http://HOST:8730/www.aspect.com/PublishEvents",
                at: reader.range.firstPlace)
        }
        if let given, url.path.contains(where: { $0 == "?" || $0 == "%" }) {
            findings.error(
                "bad-value", "'url' must have a plain path, without a query and without %",
                help: "events are told apart by it: http://HOST:8730/www.aspect.com/PublishEvents", at: given.range)
        }
        if url.isEncrypted, configuration.tls == nil {
            findings.error(
                "no-certificate", "'url' is https and there is no 'tls'",
                help: "add tls: { certificate: server.pem, key: server.key }", at: given?.range)
        }
        if asks, configuration.authorityFile == nil || !url.isEncrypted {
            findings.error(
                "no-authority", "to ask portals for a certificate takes an https 'url' and tls: { authority: … }",
                at: reader.range.firstPlace)
        }
        return .init(listen: listen, url: url, asksForCertificate: asks)
    }

    func api(_ mapping: inout MappingReader, _ configuration: ServiceConfiguration) -> ServiceConfiguration.API? {
        guard let reader = mapping.optional("api"), var api = reader.mapping() else { return nil }
        let listenReader = api.required("listen")
        let listen = listenReader.flatMap(address)
        let token = secret("token", &api)
        let hasToken = api.keyRange("token") != nil || api.keyRange("token_file") != nil
        let isEncrypted = api.optional("tls")?.bool()
        api.finish()
        guard let listen else { return nil }
        if isEncrypted == true, configuration.tls == nil {
            findings.error(
                "no-certificate", "'tls' is true and the configuration has no certificate",
                help: "add tls: { certificate: server.pem, key: server.key }", at: reader.range.firstPlace)
        }
        if !listen.isLoopback, !hasToken || token?.isDefault == true {
            findings.error(
                "default-credentials",
                hasToken
                    ? "the token is one that is guessed first, and \(listen) is no loopback address"
                    : "there is no token, and \(listen) is no loopback address",
                help: "set a token of your own, such as `openssl rand -hex 24` makes, or listen at 127.0.0.1",
                at: listenReader?.range)
        }
        return .init(listen: listen, token: token, isEncrypted: isEncrypted ?? (configuration.tls != nil))
    }

    private func url(_ reader: NodeReader) -> HTTPURL? {
        guard let text = reader.text() else { return nil }
        guard let url = HTTPURL(text) else {
            return reader.badValue(
                "must be a URL such as http://HOST:8170/Aspect.UnifiedIP.EDK.CTIPortalService",
                help: "http or https, without a user")
        }
        return url
    }

    private func address(_ reader: NodeReader) -> ListenAddress? {
        // `127.0.0.1:8080` is text, but a colon and digits alone may look like a number.
        guard let text = reader.anyScalar()?.text else { return nil }
        guard let address = ListenAddress(text) else {
            return reader.badValue("must be an address and a port such as 127.0.0.1:8080, not \(text.quoted)")
        }
        return address
    }
}
