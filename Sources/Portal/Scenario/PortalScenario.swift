/// The system behind the portal: who serves what, and who calls.
package struct PortalScenario: Sendable, Hashable {
    package var siteID: Int32
    package var switchID: Int32
    package var services: [ServicePlan]
    package var agents: [AgentPlan]
    package var loads: [LoadPlan]

    /// A system of these parts. Ids and login names are each given once, and agents serve services that there are.
    package init(
        siteID: Int32 = 1, switchID: Int32 = 1, services: [ServicePlan], agents: [AgentPlan], loads: [LoadPlan] = []
    ) {
        self.siteID = siteID
        self.switchID = switchID
        self.services = services
        self.agents = agents
        self.loads = loads
    }

    /// What is there when no scenario is given: three services and four agents, a service whose calls clients route,
    /// and one that nobody serves.
    package static let standard = PortalScenario(
        services: [
            ServicePlan(id: 1, name: "sales"),
            ServicePlan(id: 2, name: "support"),
            ServicePlan(id: 3, name: "reception", routing: .init(timeout: 5, fallback: 1)),
            ServicePlan(id: 4, name: "night desk", reroute: 2),
        ],
        agents: (1...4).map { number in
            AgentPlan(
                id: Int32(number), login: "agent\(number)",
                skills: [.init(1), .init(2), .init(3)])
        })
}
