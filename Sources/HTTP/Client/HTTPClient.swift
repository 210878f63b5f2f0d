import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Sends requests over connections that are kept for the next one. Follows no redirects, sends no `Expect`.
package final class HTTPClient: Sendable {
    private struct Host: Hashable {
        let isEncrypted: Bool
        let name: String
        let port: Int
    }

    private let settings: ClientSettings
    private let tls: NIOSSLContext
    private let hosts = Mutex<[Host: NIOLoopBoundBox<HostConnections>]>([:])

    /// Reads the files of certificates that the settings name.
    package init(_ settings: ClientSettings = ClientSettings()) throws(TLSError) {
        self.settings = settings
        tls = try settings.tls.context()
    }

    /// Sends a request, and answers what came back, or why nothing did, within `time`.
    package func send(
        _ request: ClientRequest, to url: HTTPURL, within time: Duration
    ) async throws(ClientFailure) -> HTTPResponse {
        let result = await withCheckedContinuation { continuation in
            send(request, to: url, within: time) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// The same without a task: `completion` is called once, on a thread that must not be kept waiting.
    package func send(
        _ request: ClientRequest, to url: HTTPURL, within time: Duration,
        completion: @escaping @Sendable (Result<HTTPResponse, ClientFailure>) -> Void
    ) {
        let connections = connections(for: url)
        connections.eventLoop.execute {
            connections.value.take(
                ClientJob(request, url, within: time, completion: completion))
        }
    }

    /// Closes the connections that have no work.
    package func close() {
        for connections in hosts.withLock({ Array($0.values) }) {
            connections.eventLoop.execute { connections.value.closeIdle() }
        }
    }

    private func connections(for url: HTTPURL) -> NIOLoopBoundBox<HostConnections> {
        let host = Host(isEncrypted: url.isEncrypted, name: url.host, port: url.port)
        return hosts.withLock { hosts in
            if let known = hosts[host] { return known }
            let loop = MultiThreadedEventLoopGroup.singleton.next()
            let connections = NIOLoopBoundBox.makeBoxSendingValue(
                HostConnections(url, loop: loop, settings: settings, tls: url.isEncrypted ? tls : nil),
                eventLoop: loop)
            hosts[host] = connections
            return connections
        }
    }
}
