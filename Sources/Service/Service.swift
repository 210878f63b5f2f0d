import Foundation
package import HTTP
import Routing
package import RuleFiles

/// The running service: rules, databases, the API, and sessions with portals.
package final class Service: Sendable {
    private let configuration: ServiceConfiguration
    private let shelf: RuleShelf
    /// The files of the rules as they stood when they were loaded: what changes before they are watched shows.
    private let files: WatchedFiles
    private let desk: DecisionDesk
    private let health: ServiceHealth
    private let log: ServiceLog
    private let decisionLog: DecisionLog?
    private let clients: [PortalClient]
    private let api: Listener?
    private let callback: Listener?

    /// Why the service does not start.
    package enum Failure: Error, Sendable {
        /// The rules have errors, or files that the configuration names.
        case unusable([Diagnostic])
        case cannotListen(what: String, ListenerError)
        case tls(TLSError)
    }

    /// Loads the rules, opens the databases and listens. Portals are reached by HTTP unless `transport` says otherwise.
    package static func start(
        _ configuration: ServiceConfiguration, environment: [String: String], log: ServiceLog,
        transport: PortalTransport? = nil, observe: ([Diagnostic]) -> Void
    ) async throws(Failure) -> Service {
        let (shelf, findings) = await RuleShelf.open(configuration, environment: environment)
        guard let shelf else { throw .unusable(findings) }
        observe(findings)
        if let finding = certificates(configuration) { throw .unusable([finding]) }
        let decisionLog: DecisionLog?
        do throws(DecisionLogError) {
            if let file = configuration.decisions.file {
                decisionLog = try DecisionLog(file)
            } else {
                decisionLog = nil
            }
        } catch {
            throw .unusable([error.finding(at: configuration.decisions.place)])
        }
        let counters = ServiceCounters()
        let desk = DecisionDesk(shelf, configuration.decisions, log: decisionLog, counters: counters)
        let clients = try clients(configuration, desk, log, transport)
        let health = ServiceHealth(clients: clients.map(\.client), log: decisionLog)
        let callback: Listener?
        do throws(ListenerError) {
            callback = try await listen(configuration, clients, counters)
        } catch {
            throw .cannotListen(what: "callback", error)
        }
        let endpoint = APIEndpoint(
            desk: desk, health: health, token: configuration.api?.token,
            masksCaller: configuration.decisions.masksCaller,
            reload: { await reload(shelf, health, counters, log, because: "asked by the API") })
        let api: Listener?
        do throws(ListenerError) {
            api = try await listen(configuration, endpoint)
        } catch {
            await callback?.drain(within: .zero)
            throw .cannotListen(what: "api", error)
        }
        let service = Service(
            configuration, shelf, desk, health, log, decisionLog, clients.map(\.client), api: api, callback: callback)
        health.watch {
            (
                api?.connections ?? 0, callback?.connections ?? 0,
                (api?.turnedAway ?? 0) + (callback?.turnedAway ?? 0)
            )
        }
        return service
    }

    /// Loads the rules, runs the fixtures, connects the databases and reads certificates, as a start would, and lets go
    /// of them again.
    package static func rehearse(
        _ configuration: ServiceConfiguration, environment: [String: String]
    ) async -> (isUsable: Bool, findings: [Diagnostic]) {
        let (shelf, findings) = await RuleShelf.open(configuration, environment: environment)
        let others = [certificates(configuration), log(configuration)].compactMap(\.self)
        return (shelf != nil && others.isEmpty, findings + others)
    }

    private init(
        _ configuration: ServiceConfiguration, _ shelf: RuleShelf, _ desk: DecisionDesk, _ health: ServiceHealth,
        _ log: ServiceLog, _ decisionLog: DecisionLog?, _ clients: [PortalClient], api: Listener?, callback: Listener?
    ) {
        self.configuration = configuration
        self.shelf = shelf
        files = shelf.watched
        self.desk = desk
        self.health = health
        self.log = log
        self.decisionLog = decisionLog
        self.clients = clients
        self.api = api
        self.callback = callback
    }

    /// The ports that it listens at, which the system may have chosen.
    package var ports: (api: Int?, callback: Int?) { (api?.port, callback?.port) }

    /// Works until the task is cancelled, then drains.
    package func run() async {
        let rules = shelf.current.version
        log.note("rules \(rules.file.source.path) revision \(rules.rules.revision), \(rules.rules.rules.count) rules")
        if let api, let place = configuration.api {
            log.note("the API listens at \(place.listen.host):\(api.port)\(place.isEncrypted ? " by TLS" : "")")
        }
        if let callback, let place = configuration.callback {
            log.note("callbacks are taken at \(place.listen.host):\(callback.port), as \(place.url)")
        }
        for client in clients { client.start() }
        // The clocks of sessions and routes turn where events are read: what was made there is let go of there, and
        // neither waits for the other.
        let stopClocks = callback?.repeat(every: .milliseconds(10)) { [clients] in
            for client in clients { client.tick() }
        }
        await withTaskGroup { group in
            if configuration.isWatching { group.addTask { await self.watch() } }
            group.addTask { await Self.sleepUntilCancelled() }
            await group.waitForAll()
        }
        stopClocks?()
        await drain()
    }

    /// Loads the rules again, and opens the log anew, as a signal asks.
    package func hangUp() async {
        decisionLog?.reopen { [log] error in
            log.note("the log of decisions \(error.path) cannot be opened anew: \(error.reason); the old one goes on")
        }
        _ = await Self.reload(shelf, health, desk.counters, log, because: "asked by SIGHUP")
    }

    private static func reload(
        _ shelf: RuleShelf, _ health: ServiceHealth, _ counters: ServiceCounters, _ log: ServiceLog, because: String
    ) async -> ReloadResult {
        let result = await shelf.reload()
        switch result {
        case .loaded(let version):
            counters.count(.reloadLoaded)
            for client in health.clients { client.rulesChanged() }
            health.reloaded("loaded")
            log.note("rules revision \(version.rules.revision) are in force, \(because)")
        case .unchanged: health.reloaded("unchanged")
        case .refused(let findings):
            counters.count(.reloadRefused)
            health.reloaded("refused")
            let errors = findings.filter { $0.severity == .error }
            log.note("a reload, \(because), is refused: \(errors.count) errors; the rules before stay")
            for error in errors.prefix(10) { log.note("  \(error.placed)") }
        }
        return result
    }

    /// Looks for changed files, and takes them when they have stood still for a moment: an editor writes in pieces.
    private func watch() async {
        var known = files
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            var seen = shelf.watched
            guard seen != known, !Task.isCancelled else { continue }
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(200))
                let next = shelf.watched
                if next == seen { break }
                seen = next
            }
            _ = await Self.reload(shelf, health, desk.counters, log, because: "for its files changed")
            known = seen.followed(by: shelf.watched)
        }
    }

    private static func sleepUntilCancelled() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    }

    /// Lets what was begun be finished, says good-bye to portals, and writes what is left to write.
    private func drain() async {
        health.drain()
        log.note("going down: no new work is taken")
        // In a task of its own: this one is cancelled, and its sleeps would not last.
        await Task {
            let end = ContinuousClock.now + configuration.drain
            async let api: Void = drainAPI(within: configuration.drain)
            for client in clients { client.drain() }
            while clients.contains(where: { $0.openRoutes > 0 }), ContinuousClock.now < end {
                for client in clients { client.tick() }
                try? await Task.sleep(for: .milliseconds(20))
            }
            await withTaskGroup { group in
                for client in clients { group.addTask { await client.stop() } }
                group.addTask {
                    let last = ContinuousClock.now + .seconds(2)
                    // A portal that does not answer is given up by the clock of its session, so that has to turn.
                    while ContinuousClock.now < last, self.clients.contains(where: { !$0.isClosed }) {
                        for client in self.clients { client.tick() }
                        try? await Task.sleep(for: .milliseconds(20))
                    }
                    for client in self.clients { client.giveUp() }
                }
                await group.waitForAll()
            }
            await api
            await callback?.drain(within: .seconds(1))
        }.value
        if let left = await decisionLog?.finish(within: .seconds(2)), left > 0 {
            log.note("\(left) decisions are not in the log, which takes no more")
        }
        log.note("gone down")
    }

    /// Goes on answering for a moment in which `/readyz` says that nothing should be sent here any more: who spreads the
    /// work has to ask before it knows.
    private func drainAPI(within time: Duration) async {
        guard let api else { return }
        let notice = min(.seconds(2), time / 2)
        try? await Task.sleep(for: notice)
        await api.drain(within: time - notice)
    }
}
