package import Lookups
package import Routing
import Simulation

/// Stand-ins in place of databases: what answers the lookups of fixtures and scenarios.
package struct StandInLookups: LookupAnswering {
    private let rules: RuleFile
    private let standIns: [String: [StandIn]]

    /// The stand-ins of lookups by name, for the lookups of `rules`.
    package init(rules: RuleFile, standIns: [String: [StandIn]]) {
        self.rules = rules
        self.standIns = standIns
    }

    package func answer(_ question: LookupQuestion, about call: Call) -> LookupAnswer? {
        let settings = rules.lookups[question.lookup.index]
        switch screen(question, about: call) {
        case .answer(let answer):
            return answer
        case .ask(let spellings):
            guard let standIn = standIns[settings.name]?.first(where: { $0.fits(call) }) else { return nil }
            let asked = settings.template.uses(.clid) ? spellings : []
            return standIn.answer(
                allowed: question.allowed, asked: asked, sendsAllAtOnce: settings.sendsAllSpellingsAtOnce)
        }
    }

    /// What the lookup would be asked for, or what is known without asking.
    package func screen(_ question: LookupQuestion, about call: Call) -> Screening {
        let settings = rules.lookups[question.lookup.index]
        return settings.screen(LookupKey(call, form: settings.form, attachLimit: rules.ruleSet.limits.attach))
    }
}
