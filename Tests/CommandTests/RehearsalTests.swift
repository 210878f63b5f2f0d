import TestSupport
import Testing

/// The example of live routing, run as its README says.
struct RehearsalTests {
    @Test func `VIP calls are routed live, by the portal, the service and the CRM of the example`() throws {
        let script = PackageRoot.path("examples/ctips/rehearse.sh")
        let finished = try Workspace().bash("'\(script)' '\(Workspace.program)' 28170")
        try #require(finished.status == 0, "\(finished.everything)")
        let calls = finished.lines.filter { $0.contains(" called 1700500: ") }
        #expect(calls.count == 12)
        for (caller, service) in [("0541111111", 2), ("0543333333", 1), ("+972542222222", 2), ("0549999999", 1)] {
            let own = calls.filter { $0.hasPrefix("\(caller) called") }
            #expect(own.count == 3)
            #expect(own.allSatisfy { $0.contains(": RouteToService \(service), answered in ") })
        }
        #expect(finished.lines.last?.hasPrefix("12 route requests: 12 routed, ") == true)
    }
}
