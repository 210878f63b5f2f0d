import Lookups
package import Routing

/// The stand-ins of a case in the place of a lookup's cache and databases: the same order and the same times as live,
/// with a clock that only they move.
package struct StandInChain {
    private let declaration: LookupDeclaration
    private let standIns: [StandIn]
    private let screenings: [Screening]

    /// The chain of `declaration` for `call`.
    package init(_ declaration: LookupDeclaration, _ standIns: [StandIn], for call: Call) {
        self.declaration = declaration
        self.standIns = standIns.filter { $0.fits(call) }
        screenings = declaration.sources.map { source in
            source.settings.screen(
                LookupKey(call, form: source.settings.form, attachLimit: source.settings.attachLimit))
        }
    }

    /// The answer to a question that may take `allowed` milliseconds. Fails when no stand-in speaks for a source that
    /// would be asked.
    package func answer(within allowed: Int64) throws(MissingStandIn) -> LookupAnswer {
        if let kept, let answer = fresh(kept) { return answer }
        var elapsed: Int64 = 0
        var failure = LookupAnswer.failed(.timeout)
        for number in declaration.sources.indices {
            let rest = allowed - elapsed / 1000
            guard rest > 0 else { break }
            let answer = try answer(of: number, within: rest).delayed(by: elapsed).from(.source(number + 1))
            guard answer.outcome.isFailure, answer.outcome != .invalidInput else { return answer }
            elapsed = answer.microseconds
            failure = answer
        }
        return kept.flatMap(stale)?.delayed(by: elapsed) ?? failure
    }

    /// What the cache holds. Of a caller who cannot be asked for it holds nothing.
    private var kept: StandIn.Cached? {
        guard case .ask = screenings[0] else { return nil }
        return standIns.lazy.compactMap(\.cached).first
    }

    private func fresh(_ kept: StandIn.Cached) -> LookupAnswer? {
        let answer = kept.answer(isStale: false)
        return declaration.cache?.isFresh(answer, age: kept.age) == true ? answer : nil
    }

    private func stale(_ kept: StandIn.Cached) -> LookupAnswer? {
        declaration.cache?.keeps(age: kept.age) == true ? kept.answer(isStale: true) : nil
    }

    private func answer(of number: Int, within rest: Int64) throws(MissingStandIn) -> LookupAnswer {
        switch screenings[number] {
        case .answer(let answer):
            return answer
        case .ask(let spellings):
            let settings = declaration.sources[number].settings
            let standIn = standIns.first { $0.reply != nil && ($0.source ?? number + 1) == number + 1 }
            let answer = standIn?.answer(
                allowed: min(settings.timeout, rest), asked: settings.query.uses(.clid) ? spellings : [],
                sendsAllAtOnce: settings.sendsAllSpellingsAtOnce)
            guard let answer else {
                throw MissingStandIn(
                    lookup: declaration.name, source: declaration.sources.count > 1 ? number + 1 : nil,
                    spellings: spellings)
            }
            return answer
        }
    }
}
