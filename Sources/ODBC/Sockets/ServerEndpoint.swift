import Glibc

/// Where a driver's socket will lead, as far as the connection string tells.
enum ServerEndpoint: Hashable {
    /// A host by name or address, nil where only the port is known; a port, nil where the driver asks for it.
    case network(host: String?, port: UInt16?)
    /// A socket of this machine by its path.
    case local(path: String)
    /// The driver's own settings decide.
    case anywhere

    func admits(_ peer: SocketPeer) -> Bool {
        switch (self, peer) {
        case (.anywhere, _): true
        case (.network(let host, let port), .network(let address, let peerPort)):
            (port == nil || port == peerPort)
                && host.flatMap(SocketPeer.literalAddress).map { $0 == address } != false
        case (.local(let path), .local(let peerPath)): Self.isSame(path, peerPath)
        case (.network, .local), (.local, .network): false
        }
    }

    /// The addresses of a host that was given by name; to be asked only where the port does not decide, for
    /// the answer may take long. Nil where there is no name to resolve or nobody resolves it.
    var resolvedAddresses: Set<[UInt8]>? {
        guard case .network(let host?, _) = self, SocketPeer.literalAddress(host) == nil else { return nil }
        let addresses = SocketPeer.addresses(of: host)
        return addresses.isEmpty ? nil : addresses
    }

    /// A server may have bound another spelling of the path, through a symbolic link or relative to its folder.
    private static func isSame(_ path: String, _ peerPath: String) -> Bool {
        if path == peerPath { return true }
        guard let resolved = canonical(path), let peerResolved = canonical(peerPath) else {
            return path.split(separator: "/").last == peerPath.split(separator: "/").last
        }
        return resolved == peerResolved
    }

    private static func canonical(_ path: String) -> String? {
        guard path.hasPrefix("/"), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
