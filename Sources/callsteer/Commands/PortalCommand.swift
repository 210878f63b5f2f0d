import ArgumentParser
import CTIPS
import Foundation
import HTTP
import Portal
import RuleFiles
import Service
import Simulation

struct PortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "Simulates a CTI portal, with calls, agents and faults on command.",
        discussion: """
            Clients send requests to the address that is printed; ?wsdl there describes them. It ends on SIGTERM.
            docs/ctips.md says what scenarios, flows, faults and commands there are.
            """)

    @Option(name: .long, help: ArgumentHelp("Where to listen; port 0 lets the system choose.", valueName: "host:port"))
    var listen: ListenAddress

    @Option(name: .long, help: ArgumentHelp("The one tenant.", valueName: "id"))
    var tenant: Int32 = 1

    @Option(name: .long, help: ArgumentHelp("The user that clients log in as.", valueName: "name"))
    var user: String

    @Option(name: .long, help: ArgumentHelp("A file whose first line is the user's password.", valueName: "file"))
    var passwordFile: String

    @Option(name: .long, help: ArgumentHelp("Services, agents and load (YAML).", valueName: "file"))
    var scenario: String?

    @Option(name: .long, help: ArgumentHelp("A host besides this machine that may be called back.", valueName: "host"))
    var callbackAllow: [String] = []

    @Option(name: .long, help: ArgumentHelp("The time between two heartbeats.", valueName: "time"))
    var heartbeat = TimeOption(.seconds(30))

    @Option(name: .long, help: ArgumentHelp("Heartbeats without an answer that end a session.", valueName: "number"))
    var missedHeartbeats = 3

    @Option(name: .long, help: ArgumentHelp("Calls to make, once a client is on line for routes.", valueName: "number"))
    var calls: Int?

    @Option(name: .long, help: ArgumentHelp("Calls a second, 10 if none is given.", valueName: "number"))
    var rate: Double?

    @Option(name: .long, help: ArgumentHelp("The service that they call.", valueName: "id"))
    var service: Int32?

    @Option(name: .long, help: ArgumentHelp("A flow of the guide's appendix E to play; repeatable.", valueName: "1-12"))
    var flow: [Int] = []

    @Option(name: .long, help: ArgumentHelp("The time between two acts of a flow.", valueName: "time"))
    var pace = TimeOption(.milliseconds(200))

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Something to do wrong, \(FaultCommand.forms.joined(separator: ", ")); @TIME behind it: from then on.",
            valueName: "fault"))
    var fault: [String] = []

    @Flag(name: .long, help: "Begin the load at once, whoever is on line.")
    var loadAtOnce = false

    @Flag(name: .long, help: "Print what becomes of each call that is asked about.")
    var printRoutes = false

    @Flag(name: .long, help: "End when the load and the flows are over.")
    var untilDone = false

    @Option(name: .long, help: ArgumentHelp("Of all that happens by chance.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        name: .long, help: ArgumentHelp("The portal's certificate (PEM); with it, it speaks TLS.", valueName: "file"))
    var certificate: String?

    @Option(name: .long, help: ArgumentHelp("The certificate's private key (PEM).", valueName: "file"))
    var privateKey: String?

    @Option(name: .long, help: ArgumentHelp("The authority of clients' certificates (PEM).", valueName: "file"))
    var authority: String?

    func validate() throws {
        guard tenant > 0 else { throw ValidationError("--tenant is an id, more than 0") }
        guard 1...999 ~= missedHeartbeats else { throw ValidationError("--missed-heartbeats is from 1 to 999") }
        if let rate, !(rate > 0 && rate <= 100_000) { throw ValidationError("--rate is from above 0 to 100000") }
        guard calls != nil || (rate == nil && service == nil) else {
            throw ValidationError("--rate and --service are those of --calls")
        }
        for host in callbackAllow where !isHost(host) {
            throw ValidationError("--callback-allow \(host) is no host: give a name or an address alone")
        }
        for (name, time) in [("heartbeat", heartbeat), ("pace", pace)] {
            guard time.duration <= .longestCommanded else {
                throw ValidationError("--\(name) is a time up to \(Duration.longestCommanded.written)")
            }
        }
        if let calls, calls < 1 { throw ValidationError("--calls is 1 or more") }
        for number in flow where Flow(number) == nil {
            throw ValidationError("--flow is from 1 to \(Flow.all.count), not \(number)")
        }
        for text in fault where FaultCommand(text) == nil {
            throw ValidationError("--fault \(text) is none of \(FaultCommand.forms.joined(separator: ", "))")
        }
        guard (certificate == nil) == (privateKey == nil) else {
            throw ValidationError("--certificate and --private-key go together")
        }
        guard !user.isEmpty else { throw ValidationError("--user is a name") }
    }

    /// Whether it can be the host of a URL: as it is, or an address of IPv6, which a URL has in brackets.
    private func isHost(_ text: String) -> Bool {
        let isBare = text.count { $0 == ":" } < 2
        return HTTPURL(isBare ? "http://\(text)" : "http://[\(text)]")?.host == text
    }

    func run() async throws {
        let signals = Termination.signals()
        let scenario = try readScenario()
        var settings = PortalSettings(
            tenantID: tenant, credentials: Credentials(userName: user, password: try readPassword()))
        settings.heartbeat = heartbeat.duration.wholeMilliseconds
        settings.missedHeartbeats = missedHeartbeats
        settings.callbackHosts = Set(callbackAllow.map { $0.lowercased() })
        settings.seed = seed
        let (lines, notes) = (LinePrinter(STDOUT_FILENO), LinePrinter(STDERR_FILENO))
        let server = try await start(CTIPortal(settings, scenario) { UUID().uuidString }, lines, notes)
        lines.print("listening on \(server.url)")
        for text in fault {
            if let command = FaultCommand(text) { server.schedule(command) }
        }
        if loadAtOnce { server.startLoads() }
        let isSound = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in signals { break }
                // A flow that goes on is waited for only until the portal has stopped.
                await server.stop()
                return true
            }
            group.addTask { await play(on: server, notes) }
            let isSound = await group.next() ?? true
            group.cancelAll()
            return isSound
        }
        report(server, lines)
        await server.stop()
        for printer in [lines, notes] { printer.finish(within: .seconds(2)) }
        if !isSound { throw Exit.failed }
    }

    /// Plays the flows one after the other, and waits for the end; false if a flow could not be played.
    private func play(on server: PortalServer, _ notes: LinePrinter) async -> Bool {
        var isSound = true
        if !flow.isEmpty { await wait(for: server) { $0.onLine > 0 } }
        for number in flow {
            guard !Task.isCancelled, let flow = Flow(number) else { continue }
            guard let run = await server.play(flow, pace: pace.duration) else { return isSound }
            if case .failed(let reason) = run.state {
                isSound = false
                notes.print("flow \(number), \(flow.name): \(reason)")
            } else {
                notes.print("flow \(number), \(flow.name): done")
            }
        }
        if untilDone {
            await wait(for: server) { $0.isDone && $0.calls == 0 }
        } else {
            await wait(for: server) { _ in false }
        }
        return isSound
    }

    private func wait(for server: PortalServer, until isReached: (PortalStatus) -> Bool) async {
        while !Task.isCancelled, !isReached(server.status) { try? await Task.sleep(for: .milliseconds(50)) }
    }

    private func readScenario() throws -> PortalScenario {
        var result = PortalScenario.standard
        if let scenario {
            let findings = Findings()
            guard let read = PortalScenarioReader.read(scenario, into: findings) else {
                Console.write(
                    FindingsFormat.text.document(
                        findings.summary(), isColored: ColorMode.auto.isColored(STDERR_FILENO)), to: STDERR_FILENO)
                throw Exit.couldNotRun
            }
            result = read
        }
        if let calls {
            let routed = result.services.first { $0.routing != nil } ?? result.services.first
            guard let id = service ?? routed?.id, result.services.contains(where: { $0.id == id }) else {
                Console.note("callsteer: there is no service \(service ?? 0) to call")
                throw Exit.couldNotRun
            }
            result.loads.append(LoadPlan(service: id, arrivals: .poisson(rate: (rate ?? 10) / 1000), calls: calls))
        }
        return result
    }

    /// The first line of the file. It is never printed.
    private func readPassword() throws -> String {
        guard let data = FileManager.default.contents(atPath: passwordFile), data.count <= 4096,
            let text = String(data: data, encoding: .utf8)
        else {
            Console.note("callsteer: \(passwordFile) cannot be read; write the password into its first line")
            throw Exit.couldNotRun
        }
        let line = text.prefix { !$0.isNewline }
        guard !line.isEmpty else {
            Console.note("callsteer: the first line of \(passwordFile) is empty; write the password into it")
            throw Exit.couldNotRun
        }
        return String(line)
    }

    private func start(
        _ portal: consuming sending CTIPortal, _ lines: LinePrinter, _ notes: LinePrinter
    ) async throws -> PortalServer {
        var configuration = ListenerConfiguration(host: listen.host, port: listen.port)
        if let certificate, let privateKey {
            configuration.tls = ServerTLS(
                identity: TLSIdentity(certificateFile: certificate, keyFile: privateKey), peerAuthorityFile: authority)
        }
        do {
            return try await PortalServer.start(
                portal, at: configuration, tls: ClientTLS(authorityFile: authority), log: notes.print,
                watch: watch(lines))
        } catch ListenerError.cannotListen(let host, let port, let reason) {
            Console.note("callsteer: cannot listen on \(host):\(port): \(reason)")
        } catch ListenerError.tls(let error) {
            Console.note("callsteer: \(error.words)")
        } catch let error as TLSError {
            Console.note("callsteer: \(error.words)")
        } catch {
            Console.note("callsteer: the portal cannot start: \(error)")
        }
        throw Exit.couldNotRun
    }

    private func watch(_ lines: LinePrinter) -> (@Sendable (Record) -> Void)? {
        guard printRoutes else { return nil }
        let report = RouteReport()
        return { event in report.line(event).map(lines.print) }
    }

    private func report(_ server: PortalServer, _ lines: LinePrinter) {
        let routes = server.status.routes
        guard routes.requests > 0 else { return }
        let times = [("p50", 0.5), ("p99", 0.99)].compactMap { name, share in
            routes.latency(share).map { "\(name) \($0) ms" }
        }
        lines.print(
            """
            \(routes.requests) route requests: \(routes.routed) routed, \(routes.defaulted) to the default, \
            \(routes.timedOut) timed out, \(routes.failed) failed, \(routes.callersGone) callers gone, \
            \(routes.open) open; \(routes.rejected) rejected, \(routes.late) late\
            \(times.isEmpty ? "" : "; \(times.joined(separator: ", "))")
            """)
    }
}
