/// Where a client sends to: `http://HOST:PORT/PATH`, or `https`. No user and no fragment.
package struct HTTPURL: Hashable, Sendable, CustomStringConvertible {
    package let isEncrypted: Bool
    package let host: String
    package let port: Int
    /// With the query; begins with a slash.
    package let path: String

    /// Nil if `text` is no such URL.
    package init?(_ text: String) {
        let lowered = text.lowercased()
        isEncrypted = lowered.hasPrefix("https://")
        guard isEncrypted || lowered.hasPrefix("http://"), text.utf8.allSatisfy(\.isTargetByte) else { return nil }
        let rest = text.dropFirst(isEncrypted ? 8 : 7)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest.dropFirst(authority.count)
        path = tail.isEmpty ? "/" : tail.hasPrefix("?") ? "/\(tail)" : String(tail)
        let isBracketed = authority.hasPrefix("[")
        let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let port = authority.dropFirst(isBracketed ? name.count + 2 : name.count)
        guard !name.isEmpty, !authority.contains("@"), !isBracketed || authority.contains("]") else { return nil }
        host = String(name)
        if port.isEmpty {
            self.port = isEncrypted ? 443 : 80
        } else {
            guard port.first == ":", let number = Int(port.dropFirst()), (1...65535).contains(number),
                port.dropFirst().utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
            else { return nil }
            self.port = number
        }
    }

    /// The host and port, as the field Host has them.
    package var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    package var description: String { "\(isEncrypted ? "https" : "http")://\(authority)\(path)" }
}
