import Lookups
import Routing
import RuleFiles

/// The stand-ins of a case in the place of a lookup's cache and databases: the same order and the same times as live,
/// with a clock that only they move.
struct StandInChain {
    private let declaration: LookupDeclaration
    private let standIns: [StandIn]
    private let screenings: [Screening]

    init(_ declaration: LookupDeclaration, _ standIns: [StandIn], for call: Call) {
        self.declaration = declaration
        self.standIns = standIns.filter { $0.fits(call) }
        screenings = declaration.sources.map { source in
            source.settings.screen(
                LookupKey(call, form: source.settings.form, attachLimit: source.settings.attachLimit))
        }
    }

    /// The spellings the first source would be asked for.
    var spellings: [String] {
        if case .ask(let spellings) = screenings.first { spellings } else { [] }
    }

    /// The answer to a question that may take `allowed` milliseconds; nil when no stand-in speaks for a source that
    /// would be asked.
    func answer(within allowed: Int64) -> LookupAnswer? {
        let cached = standIns.first { $0.cached != nil }
        let age = cached?.cached?.age ?? .max
        if let policy = declaration.cache, age <= policy.ttl, let answer = cached?.cachedAnswer(isStale: false) {
            return answer
        }
        var elapsed: Int64 = 0
        var failure: LookupAnswer?
        for (number, source) in declaration.sources.enumerated() {
            let rest = allowed - elapsed / 1000
            guard rest > 0 else { break }
            guard let answer = answer(of: source.settings, number, within: min(source.settings.timeout, rest)) else {
                return nil
            }
            let delayed = answer.delayed(by: elapsed).from(.source(number + 1))
            guard answer.outcome.isFailure, answer.outcome != .invalidInput else { return delayed }
            elapsed = delayed.microseconds
            failure = delayed
        }
        let failed = failure ?? .failed(.timeout)
        guard let policy = declaration.cache, age <= policy.maxStale, let stale = cached?.cachedAnswer(isStale: true)
        else {
            return failed
        }
        return stale.delayed(by: failed.microseconds)
    }

    private func answer(of settings: LookupSettings, _ number: Int, within allowed: Int64) -> LookupAnswer? {
        switch screenings[number] {
        case .answer(let answer):
            return answer
        case .ask(let spellings):
            let standIn = standIns.first { $0.reply != nil && ($0.source ?? number + 1) == number + 1 }
            return standIn?.answer(
                allowed: allowed, asked: settings.query.uses(.clid) ? spellings : [],
                sendsAllAtOnce: settings.sendsAllSpellingsAtOnce)
        }
    }
}
