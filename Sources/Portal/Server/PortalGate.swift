import Synchronization

/// Between a listener, which is there first, and its server, which has to know the port.
final class PortalGate: Sendable {
    private final class Reference: Sendable {
        weak let server: PortalServer?
        init(_ server: PortalServer) { self.server = server }
    }

    private let reference = Mutex<Reference?>(nil)

    var server: PortalServer? { reference.withLock { $0?.server } }

    func open(_ server: PortalServer) { reference.withLock { $0 = Reference(server) } }
}
