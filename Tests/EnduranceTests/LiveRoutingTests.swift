import Foundation
import TestSupport
import Testing

/// A portal, the service and PostgreSQL as programs, and what fails on the way: `make siege` in small.
@Suite(.serialized, .enabled(if: PrivateServer.isPossible)) struct LiveRoutingTests {
    @Test(arguments: [
        "database-stopped", "database-killed", "portal-killed", "portal-hangs", "rules-reloaded",
    ])
    func `no RouteRequest goes unanswered or is answered late`(scenario: String) throws {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "callsteer").path(percentEncoded: false)
        let process = Process()
        process.executableURL = URL(filePath: PackageRoot.path("Tests/Peers/endurance/endurance.sh"))
        process.arguments = [program, "80", "40", scenario]
        let folder = try TemporaryFolder()
        let output = try folder.write("", to: "output")
        let file = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardOutput = file
        process.standardError = file
        try process.run()
        let identifier = process.processIdentifier
        let alarm = DispatchWorkItem { kill(identifier, SIGTERM) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: alarm)
        process.waitUntilExit()
        alarm.cancel()
        let said = try String(contentsOfFile: output, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.hasPrefix("\(scenario): "))
        #expect(said.contains(" 0 unanswered, 0 late, "))
    }
}
