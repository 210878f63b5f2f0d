package import Routing
import Simulation

/// Stand-ins in place of databases: what answers the lookups of scenarios.
package struct StandInLookups: LookupAnswering {
    private let rules: RuleFile
    private let standIns: [String: [StandIn]]

    /// The stand-ins of lookups by name, for the lookups of `rules`.
    package init(rules: RuleFile, standIns: [String: [StandIn]]) {
        self.rules = rules
        self.standIns = standIns
    }

    package func answer(_ question: LookupQuestion, about call: Call) -> LookupAnswer? {
        let declaration = rules.lookups[question.lookup.index]
        let chain = StandInChain(declaration, standIns[declaration.name] ?? [], for: call)
        return try? chain.answer(within: question.allowed)
    }
}
