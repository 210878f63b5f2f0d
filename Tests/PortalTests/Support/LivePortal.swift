import CTIPS
import HTTP

@testable import Portal

/// A portal on a port of this machine.
enum LivePortal {
    static func start(
        _ scenario: PortalScenario = .standard, _ change: (inout PortalSettings) -> Void = { _ in }
    ) async throws -> PortalServer {
        var settings = PortalSettings(tenantID: 1, credentials: PortalBench.credentials)
        change(&settings)
        let ids = SessionIDs()
        return try await PortalServer.start(
            CTIPortal(settings, scenario) { ids.next() }, at: ListenerConfiguration(host: "127.0.0.1", port: 0))
    }
}
