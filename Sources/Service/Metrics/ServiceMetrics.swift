import Routing
import Workbench

/// Everything that the service and its lookups count, for Prometheus. Names are those of `docs/operations.md`.
struct ServiceMetrics {
    let desk: DecisionDesk
    let health: ServiceHealth

    var text: String {
        var metrics = MetricsText()
        decisions(&metrics)
        routes(&metrics)
        sessions(&metrics)
        lookups(&metrics)
        rules(&metrics)
        return metrics.text
    }

    private func decisions(_ metrics: inout MetricsText) {
        let counters = desk.counters
        metrics.family(
            "callsteer_decisions_total", .counter, "Calls decided, by who asked.",
            counters.decisions.map { .init(["origin": $0.name], $0.value) })
        metrics.family(
            "callsteer_default_decisions_total", .counter, "Calls that no rule took.", counters.byDefault)
        let (buckets, sum) = counters.latency
        metrics.histogram(
            "callsteer_decision_seconds", "What decisions took, lookups included.", bounds: ServiceCounters.bounds,
            buckets: buckets, sum: sum)
        metrics.family(
            "callsteer_api_responses_total", .counter, "Answers of the API, by status.",
            counters.apiAnswers.map { .init(["code": String($0.status)], $0.value) })
        if let log = health.log {
            let counts = log.counts
            metrics.family("callsteer_log_lines_total", .counter, "Decisions written to the log.", counts.written)
            metrics.family(
                "callsteer_log_lines_dropped_total", .counter, "Decisions that the log's disk did not take.",
                counts.dropped)
        }
        let connections = health.connections
        metrics.family(
            "callsteer_connections", .gauge, "Connections that are open, by listener.",
            [.init(["listener": "api"], connections.api), .init(["listener": "callback"], connections.callback)])
        metrics.family(
            "callsteer_connections_refused_total", .counter, "Connections beyond the limit.", connections.turnedAway)
    }

    private func routes(_ metrics: inout MetricsText) {
        let counters = desk.counters
        metrics.family(
            "callsteer_route_requests_total", .counter, "RouteRequests taken up.", counters[.routeRequest])
        metrics.family(
            "callsteer_route_requests_duplicate_total", .counter, "RouteRequests told of again.",
            counters[.duplicateRequest])
        metrics.family("callsteer_route_selects_total", .counter, "RouteSelects sent.", counters[.routeSelect])
        metrics.family(
            "callsteer_route_selects_unsent_total", .counter, "RouteSelects that found no connection.",
            counters[.routeSelectUnsent])
        metrics.family(
            "callsteer_route_ends_total", .counter, "How RouteRequests ended.",
            counters.ended.map { .init(["end": $0.name], $0.value) })
        metrics.family(
            "callsteer_route_decisions_late_total", .counter, "Decisions made after the answer by default.",
            counters[.lateDecision])
        metrics.family(
            "callsteer_route_outcomes_stray_total", .counter, "Outcomes of no request of ours.",
            counters[.strayOutcome])
        metrics.family(
            "callsteer_route_unroutable_total", .counter, "Destinations that the switch has nothing for.",
            counters[.unroutable])
        metrics.family(
            "callsteer_route_overflows_total", .counter, "Calls sent on before they got to their queue.",
            counters[.overflowed])
        metrics.family(
            "callsteer_route_held_total", .counter, "Calls that waited here for an agent.", counters[.heldForAgent])
        metrics.family(
            "callsteer_route_given_total", .counter, "Calls given to an agent from here.", counters[.givenToAgent])
    }

    private func sessions(_ metrics: inout MetricsText) {
        guard !health.clients.isEmpty else { return }
        let counters = desk.counters
        let clients = health.clients.map { (client: $0, known: $0.known) }
        metrics.family(
            "callsteer_portal_on_line", .gauge, "Whether a session is on line.",
            clients.map { .init(["portal": $0.client.name], $0.client.isOnLine ? 1 : 0) })
        metrics.family(
            "callsteer_portal_routes_open", .gauge, "RouteRequests without an end yet.",
            clients.map { .init(["portal": $0.client.name], $0.client.openRoutes) })
        metrics.family(
            "callsteer_portal_calls_held", .gauge, "Calls that wait here for an agent.",
            clients.map { .init(["portal": $0.client.name], $0.known.held) })
        metrics.family(
            "callsteer_portal_calls", .gauge, "Calls of the switch that are known.",
            clients.map { .init(["portal": $0.client.name], $0.known.calls) })
        metrics.family(
            "callsteer_portal_agents", .gauge, "Agents who are logged in.",
            clients.map { .init(["portal": $0.client.name], $0.known.agents) })
        metrics.family("callsteer_portal_sessions_total", .counter, "Sessions opened.", counters[.sessionOpened])
        metrics.family("callsteer_portal_sessions_lost_total", .counter, "Sessions lost.", counters[.sessionLost])
        metrics.family("callsteer_portal_events_total", .counter, "Events received.", counters[.event])
        metrics.family("callsteer_portal_heartbeats_total", .counter, "Heartbeats received.", counters[.heartbeat])
        metrics.family(
            "callsteer_callback_refused_total", .counter, "Callbacks of strangers.", counters[.refusedCallback])
        metrics.family(
            "callsteer_callback_bad_total", .counter, "Callbacks that are none.", counters[.badCallback])
        metrics.family(
            "callsteer_callback_values_misread_total", .counter, "Values that are not what the contract says.",
            counters[.misreadValue])
    }

    private func lookups(_ metrics: inout MetricsText) {
        let totals = desk.rules.lookupTotals
        let kinds: [(LookupReading.Kind, name: String, label: String, help: String)] = [
            (.outcome, "callsteer_lookups_total", "outcome", "Lookups, by how they ended."),
            (.flag, "callsteer_lookup_flags_total", "flag", "Decisions by lookups, by what is to be known of them."),
            (.event, "callsteer_lookup_events_total", "event", "What happened to sources of lookups."),
        ]
        for (kind, name, label, help) in kinds {
            let samples = totals.filter { $0.key.kind == kind }
            guard !samples.isEmpty else { continue }
            metrics.family(
                name, .counter, help,
                samples.map { total in
                    .init(
                        [
                            "lookup": total.key.lookup, "source": total.key.source == 0 ? "" : String(total.key.source),
                            label: total.key.name,
                        ], total.value)
                })
        }
    }

    private func rules(_ metrics: inout MetricsText) {
        let version = desk.rules.current.version
        metrics.family(
            "callsteer_rules_info", .gauge, "The rules in force.", [.init(["revision": version.rules.revision], 1)])
        metrics.family("callsteer_rules", .gauge, "How many rules there are.", version.rules.rules.count)
        metrics.family(
            "callsteer_rules_loaded_timestamp_seconds", .gauge, "When they came into force.",
            Int(version.loadedAt.seconds))
        metrics.family(
            "callsteer_reloads_total", .counter, "Reloads, by what came of them.",
            [
                .init(["result": "loaded"], desk.counters[.reloadLoaded]),
                .init(["result": "refused"], desk.counters[.reloadRefused]),
            ])
    }
}
