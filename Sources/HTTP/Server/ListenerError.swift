/// Why there is no listener.
package enum ListenerError: Error, Sendable {
    /// The address is taken, is not this machine's, or has no meaning.
    case cannotListen(host: String, port: Int, reason: String)
    case tls(TLSError)
}
