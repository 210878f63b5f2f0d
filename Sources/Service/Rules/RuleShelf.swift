import Foundation
import Lookups
import Routing
import RuleFiles
import Synchronization
import Workbench

/// The rules in force, and how others come into force: checked, their fixtures run, swapped whole or not at all.
package actor RuleShelf {
    private let path: String
    private let fixtures: [String]
    private let services: ServiceConfiguration.Services
    private let environment: [String: String]
    private let needsServices: Bool
    private nonisolated let shelf: Mutex<Shelf>
    private var loads = 1
    private var isLoading = false

    private struct Shelf: Sendable {
        var current: RulesInForce
        /// What versions count that calls may still be decided by, and since when there is another. Their connections
        /// are closed when the last of those calls is done, for nothing here keeps them.
        var former: [(meter: LookupMeter, since: ContinuousClock.Instant)] = []
        /// Files in which the last reload found errors.
        var faulty: [String] = []
        /// What the lookups of versions long gone had counted.
        var totals: [LookupTotal.Key: Int] = [:]
    }

    /// How long calls of a version before may still count.
    private static let farewell = Duration.seconds(30)

    private init(_ configuration: ServiceConfiguration, _ environment: [String: String], _ first: RulesInForce) {
        path = configuration.rules
        fixtures = configuration.fixtures
        services = configuration.services
        self.environment = environment
        needsServices = !configuration.portals.isEmpty
        shelf = Mutex(Shelf(current: first))
    }

    /// Loads the first version; nil, with the reasons among the findings, if it is not to be used.
    static func open(
        _ configuration: ServiceConfiguration, environment: [String: String]
    ) async -> (shelf: RuleShelf?, findings: [Diagnostic]) {
        let (version, findings) = await load(
            configuration.rules, configuration.fixtures, configuration.services,
            needsServices: !configuration.portals.isEmpty, environment, number: 1, unless: nil)
        return (version.map { RuleShelf(configuration, environment, $0) }, findings)
    }

    /// The version in force.
    package nonisolated var current: RulesInForce { shelf.withLock { $0.current } }

    /// What asks for a reload when it changes: the files of the rules in force, those that kept others from coming
    /// into force, and the fixtures.
    nonisolated var watched: WatchedFiles {
        let (files, faulty) = shelf.withLock { ($0.current.version.file.files, $0.faulty) }
        return WatchedFiles(files: [path] + files + faulty, below: fixtures)
    }

    /// Loads the files again. Two reloads at once are done one after the other.
    package func reload() async -> ReloadResult {
        while isLoading { try? await Task.sleep(for: .milliseconds(10)) }
        isLoading = true
        defer { isLoading = false }
        let before = current
        let (version, findings) = await Self.load(
            path, fixtures, services, needsServices: needsServices, environment, number: loads + 1,
            unless: before.version.rules.revision)
        let errors = findings.filter { $0.severity == .error }
        shelf.withLock { $0.faulty = errors.compactMap { $0.range?.file.path } }
        guard let version else { return errors.isEmpty ? .unchanged(before.version) : .refused(findings) }
        loads += 1
        let now = ContinuousClock.now
        shelf.withLock { shelf in
            shelf.former.append((shelf.current.live.meter, now))
            shelf.current = version
            Self.forget(&shelf, now)
        }
        return .loaded(version.version)
    }

    /// What all lookups have counted, of this version and of those before.
    package nonisolated var lookupTotals: [LookupTotal] {
        shelf.withLock { shelf in
            Self.forget(&shelf, .now)
            var totals = shelf.totals
            for meter in shelf.former.map(\.meter) + [shelf.current.live.meter] { Self.add(meter, to: &totals) }
            return totals.map { LookupTotal(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
        }
    }

    private static func forget(_ shelf: inout Shelf, _ now: ContinuousClock.Instant) {
        for (meter, _) in shelf.former.prefix(while: { $0.since + farewell < now }) {
            add(meter, to: &shelf.totals)
            shelf.former.removeFirst()
        }
    }

    private static func add(_ meter: LookupMeter, to totals: inout [LookupTotal.Key: Int]) {
        for reading in meter.readings {
            for metric in reading.allMetrics {
                let key = LookupTotal.Key(
                    lookup: reading.lookup, source: reading.source ?? 0, kind: metric.kind, name: metric.name)
                totals[key, default: 0] += metric.value
            }
        }
    }

    @concurrent
    private static func load(
        _ path: String, _ fixtures: [String], _ services: ServiceConfiguration.Services, needsServices: Bool,
        _ environment: [String: String], number: Int, unless revision: String?
    ) async -> (RulesInForce?, [Diagnostic]) {
        let findings = Findings()
        guard let file = RuleFile.read(path, environment: environment, into: findings) else {
            return (nil, findings.sorted)
        }
        let isSame = file.ruleSet.revision == revision
        if !fixtures.isEmpty {
            let suite = TestSuite(paths: fixtures, environment: environment, into: findings)
            guard !findings.hasErrors else { return (nil, findings.sorted) }
            let report = await suite.run(where: { _ in true }, stopsAtFailure: false, observe: { _ in })
            for diagnostic in report.diagnostics { findings.report(diagnostic) }
        }
        let place = SourceRange(file.source, line: 1, column: 1)
        for name in ServiceTable.unknown(services.ids, in: file.ruleSet) {
            findings.error(
                "unknown-queue", "'services' names the queue '\(name)', which the rules do not declare",
                help: "its name is that under 'queues' in the rule file", at: services.places[name] ?? place)
        }
        let table = ServiceTable(file.ruleSet, services.ids)
        if needsServices {
            let missing = table.missing(in: file.ruleSet)
            if !missing.isEmpty {
                findings.warning(
                    "no-service", "no service of the switch stands for \(missing.joined(separator: ", "))",
                    help: "add it to 'services', or service_id to the queue; until then such calls go by default",
                    at: place)
            }
        }
        guard !findings.hasErrors, !isSame else { return (nil, findings.sorted) }
        guard let live = await LiveLookups.open(file, environment: environment, into: findings) else {
            return (nil, findings.sorted)
        }
        let version = RuleVersion(
            number: number, file: file, services: table, loadedAt: .now)
        return (RulesInForce(version: version, live: live), findings.sorted)
    }
}
