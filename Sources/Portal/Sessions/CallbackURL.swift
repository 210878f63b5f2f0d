import HTTP

/// The URL that a client wants to be called back at, taken apart no further than deciding about it needs.
struct CallbackURL: Hashable, Sendable {
    enum Problem: Error, Hashable, Sendable {
        case malformed
        case scheme
        case credentials
        case host(String)
    }

    let host: String

    /// A URL of the schemes http and https, without a user, on this machine or on one of `allowed`.
    ///
    /// Otherwise who opens a session could have the portal call anybody in its network.
    init(_ text: String, allowed: Set<String>) throws(Problem) {
        guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { throw .malformed }
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { throw .malformed }
        guard ["http", "https"].contains(text[..<colon].lowercased()) else { throw .scheme }
        let rest = text[text.index(colon, offsetBy: 3)...]
        guard !rest.prefix(while: { !"/?#".contains($0) }).contains("@") else { throw .credentials }
        // Read by who will call it, so that there are no two opinions of which host is meant.
        guard let url = HTTPURL(text) else { throw .malformed }
        host = url.host.lowercased()
        guard Self.isLoopback(host) || allowed.contains(host) else { throw .host(host) }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if ["localhost", "::1"].contains(host) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
