import Foundation
import TestSupport
import Testing

/// The portal as a program: what it says, how it ends, and that a stranger's client understands it.
struct PortalCommandTests {
    private let workspace: Workspace

    /// The Python with zeep that `make test-deps` installs.
    private static let zeep = PackageRoot.path(".build/peers/zeep/bin/python")

    init() throws {
        workspace = try Workspace()
        try workspace.write("s3cret-canary\n", to: "password")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: zeep), "make test-deps installs zeep"))
    func `a client made by zeep from the served description makes all requests and receives events`() throws {
        let script = PackageRoot.path("Tests/Peers/zeep/portal_client.py")
        let finished = try workspace.bash("'\(Self.zeep)' '\(script)' '\(Workspace.program)'")
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.lines.last == "27 requests, 0 failures")
    }

    @Test func `it prints where it listens, and a signal ends it`() throws {
        let finished = try workspace.bash(
            """
            callsteer portal --listen 127.0.0.1:0 --user Test01 --password-file password >out &
            for _ in $(seq 100); do [ -s out ] && break; sleep 0.05; done
            kill -TERM $!
            wait $!
            """)
        #expect(finished.status == 0)
        #expect(finished.errors.isEmpty)
        let line = try workspace.read("out")
        #expect(line.hasPrefix("listening on http://127.0.0.1:"))
        #expect(line.hasSuffix("/Aspect.UnifiedIP.EDK.CTIPortalService\n"))
    }

    @Test func `a reader that pauses holds up nobody, and a signal ends it all the same`() throws {
        try workspace.write(
            """
            services: [ { id: 3, route_timeout: 1s } ]
            load: [ { service: 3, rate: 2000/s, calls: 2000, patience: 2s } ]
            """, to: "portal.yaml")
        let finished = try workspace.bash(
            """
            mkfifo out
            exec 3<>out
            callsteer portal --listen 127.0.0.1:0 --user Test01 --password-file password --scenario portal.yaml \
                --load-at-once --print-routes >out &
            portal=$!
            read -r line <&3
            port=${line#*127.0.0.1:}
            sleep 4
            exec 4<>"/dev/tcp/127.0.0.1/${port%%/*}"
            printf 'GET /control/status HTTP/1.0\\r\\n\\r\\n' >&4
            timeout 20 head -1 <&4
            kill -TERM $portal
            ( sleep 10; kill -KILL $portal ) >/dev/null 2>&1 &
            wait $portal
            """)
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.everything.contains("HTTP/1.1 200 OK"))
    }

    @Test func `a load without clients goes by default, and what became of it is told`() throws {
        try workspace.write(
            """
            services:
              - { id: 1 }
              - { id: 3, route_timeout: 1s, default: 1 }
            agents:
              - { id: 10, login: "agent-{n}", count: 50, services: [1], answers: 1ms, wrap_up: 1ms }
            load:
              - { service: 3, rate: 200/s, calls: 100, dnis: "1700500", clid: "0541111111", talk: 1ms }
            """, to: "portal.yaml")
        let finished = try workspace.callsteer(
            "portal", "--listen", "127.0.0.1:0", "--user", "Test01", "--password-file", "password", "--scenario",
            "portal.yaml", "--load-at-once", "--until-done")
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(
            finished.lines.last
                == "100 route requests: 0 routed, 0 to the default, 100 timed out, 0 failed, 0 callers gone, 0 open; 0 rejected, 0 late"
        )
    }

    @Test func `a scenario with errors is told them all by line`() throws {
        try workspace.write(
            """
            services:
              - { id: 1, reroute: 9 }
              - { id: 1 }
              - { id: 2, default: 1 }
            agents:
              - { id: 1, login: a, services: [7] }
              - { id: 1, login: b, services: [1], answer: 3s }
            load:
              - { service: 8, rate: lots }
            """, to: "portal.yaml")
        let finished = try workspace.callsteer(
            "portal", "--listen", "127.0.0.1:0", "--user", "Test01", "--password-file", "password", "--scenario",
            "portal.yaml")
        #expect(finished.status == 2)
        for start in [
            "portal.yaml:2:23: error[unknown-service]: service 9", "portal.yaml:3:11: error[duplicate-id]",
            "portal.yaml:4:23: error[not-routed]", "portal.yaml:6:35: error[unknown-service]: service 7",
            "portal.yaml:7:11: error[duplicate-agent]", "portal.yaml:7:39: error[unknown-key]",
            "portal.yaml:9:16: error[unknown-service]: service 8", "portal.yaml:9:25: error[bad-value]: 'rate'",
        ] {
            #expect(finished.errors.contains("\n\(start)") || finished.errors.hasPrefix(start), "\(start)")
        }
    }

    @Test func `a password that is not there, or empty, is told and never printed`() throws {
        try workspace.write("\n", to: "empty")
        for file in ["lost", "empty"] {
            let finished = try workspace.callsteer(
                "portal", "--listen", "127.0.0.1:0", "--user", "Test01", "--password-file", file)
            #expect(finished.status == 2)
            #expect(finished.errors.contains(file))
        }
        let taken = try workspace.callsteer(
            "portal", "--listen", "192.0.2.1:80", "--user", "Test01", "--password-file", "password")
        #expect(taken.status == 2)
        #expect(!taken.everything.contains("s3cret-canary"))
    }

    @Test func `a certificate that cannot be used is told in words`() throws {
        for (option, reason) in [
            (
                "--certificate nope --private-key nope",
                "the certificate 'nope' cannot be used: No such file or directory"
            ),
            ("--authority password", "the authority 'password' cannot be used: it is not in PEM"),
        ] {
            let standard = "portal --listen 127.0.0.1:0 --user Test01 --password-file password"
            let finished = try workspace.callsteer((standard + " " + option).split(separator: " ").map(String.init))
            #expect(finished.status == 2, "\(option)")
            #expect(finished.errors == "callsteer: \(reason)\n")
        }
    }

    @Test(arguments: [
        "--flow 13", "--flow 0", "--fault drop", "--fault drop=150%", "--fault sleep", "--fault die@soon",
        "--missed-heartbeats 0", "--missed-heartbeats 1000", "--rate 0", "--calls 0", "--tenant 0", "--heartbeat 0s",
        "--listen nowhere", "--certificate a.pem", "--heartbeat 25h", "--heartbeat 9223372036854775807ms",
        "--callback-allow http://router-1:8730/x", "--callback-allow router-1:8730", "--rate 5", "--service 1",
        "--flow 1 --pace 9223372036854775807ms", "--fault delay=0ms..9223372036854775807ms",
    ])
    func `wrong usage answers 64`(option: String) throws {
        let standard = "portal --listen 127.0.0.1:0 --user Test01 --password-file password"
        let finished = try workspace.callsteer((standard + " " + option).split(separator: " ").map(String.init))
        #expect(finished.status == 64, "\(finished.everything)")
    }
}
