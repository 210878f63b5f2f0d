import Glibc

/// Where a connected stream socket leads.
enum SocketPeer: Hashable {
    /// An address of 4 or 16 bytes in network order; IPv4 in the guise of IPv6 is IPv4.
    case network(address: [UInt8], port: UInt16)
    /// A path of the file system, as the server bound it; empty where the server's socket has none.
    case local(path: String)

    /// Nil for sockets that are not connected, no streams, or of other families.
    init?(of descriptor: Int32) {
        var type: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0, type == SOCK_STREAM.rawValue else {
            return nil
        }
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutableBytes(of: &storage) { bytes in
            getpeername(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
        }
        guard code == 0 else { return nil }
        let peer = withUnsafeBytes(of: &storage) { bytes in
            SocketPeer(UnsafeRawBufferPointer(rebasing: bytes.prefix(Int(length))))
        }
        guard let peer else { return nil }
        self = peer
    }

    /// The peer of a socket address as the system lays it out.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= MemoryLayout<sa_family_t>.size else { return nil }
        switch Int32(bytes.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where bytes.count >= MemoryLayout<sockaddr_in>.size:
            let address = bytes.loadUnaligned(as: sockaddr_in.self)
            self = .network(address: Self.bytes(of: address.sin_addr), port: UInt16(bigEndian: address.sin_port))
        case AF_INET6 where bytes.count >= MemoryLayout<sockaddr_in6>.size:
            let address = bytes.loadUnaligned(as: sockaddr_in6.self)
            let all = Self.bytes(of: address.sin6_addr)
            let isMapped = all.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            self = .network(
                address: isMapped ? Array(all.suffix(4)) : all, port: UInt16(bigEndian: address.sin6_port))
        case AF_UNIX:
            let path = bytes.dropFirst(MemoryLayout<sa_family_t>.size).prefix { $0 != 0 }
            self = .local(path: String(decoding: path, as: UTF8.self))
        default: return nil
        }
    }

    /// The addresses of a host. One written in digits is read; for a name the resolver is asked, which can take
    /// as long as its servers do.
    static func addresses(of host: String) -> Set<[UInt8]> {
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, nil, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: Set<[UInt8]> = []
        var next = list
        while let entry = next?.pointee {
            let bytes = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
            if case .network(let address, _)? = SocketPeer(bytes) { addresses.insert(address) }
            next = entry.ai_next
        }
        return addresses
    }

    /// The address written in `host` in digits, nil for a name.
    static func literalAddress(_ host: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return bytes(of: four) }
        var sixteen = in6_addr()
        return inet_pton(AF_INET6, host, &sixteen) == 1 ? bytes(of: sixteen) : nil
    }

    /// The bytes of `in_addr` or `in6_addr`.
    private static func bytes(of address: some Any) -> [UInt8] {
        withUnsafeBytes(of: address) { Array($0) }
    }
}
