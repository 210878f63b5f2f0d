import Numbering
package import Routing

/// What is wrong with a rule file that can be read: rules that no call reaches, windows that change, queues without a
/// way out. `docs/findings.md` has an entry for each code.
package struct Lint {
    /// How far ahead windows and calendars are looked at, in days: two years.
    static let horizon = 731

    let file: RuleFile
    let moment: Moment
    let map: RuleMap

    private let inspections: [any Inspection]

    /// A lint of `file` as things stand at `moment`. With `showsGaps` every call that only the default takes is told, as
    /// a warning; else those to numbers that rules know.
    package init(_ file: RuleFile, at moment: Moment, showsGaps: Bool = false) {
        self.file = file
        self.moment = moment
        let source = Space.Source(file.ruleSet, numbers: file.numberForms)
        map = RuleMap(Space([source], from: moment))
        inspections = [
            ReachInspection(), GapInspection(showsAll: showsGaps), WindowInspection(), CalendarInspection(),
            OverflowInspection(), DeadlineInspection(), FormulaInspection(), LastAgentInspection(),
            UnusedInspection(),
        ]
    }

    /// Reports all findings.
    package func run(into findings: Findings) {
        for inspection in inspections { inspection.inspect(self, into: findings) }
    }
}

/// One kind of thing to look for.
protocol Inspection {
    func inspect(_ lint: Lint, into findings: Findings)
}

extension RuleFile {
    /// How the file's numbers are read.
    package var numberForms: NumberForms {
        let plan = numbers
        return NumberForms(name: plan.description, isRaw: plan == .raw, isUniform: plan.isUniform) {
            plan.dialled($0)
        }
    }
}
