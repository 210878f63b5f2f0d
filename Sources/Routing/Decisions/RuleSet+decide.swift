extension RuleSet {
    /// Decides `call` in virtual time: `answer` gives each lookup's answer at once and says, in the answer's
    /// `microseconds`, how long it would have taken. Fixtures and simulations decide this way.
    ///
    /// `queues` is how the queues stand, where that is known.
    ///
    /// A question with no time left is answered with a time-out and not asked, so a decision always leaves in time.
    public func decide<Failure>(
        _ call: Call, at moment: Moment, queues: QueueBoard? = nil,
        answer: (LookupQuestion) throws(Failure) -> LookupAnswer
    ) throws(Failure) -> DecisionRecord {
        var facts = Facts(queues: queues)
        var elapsed: Int64 = 0
        while true {
            switch evaluate(call, knowing: facts, at: moment) {
            case .decided(let decision):
                return DecisionRecord(
                    call: call, moment: moment, facts: facts, decision: decision, nanoseconds: elapsed * 1000)
            case .needs(let lookup, let rule):
                let question = LookupQuestion(lookup, for: rule, of: call, elapsed: elapsed / 1000, in: self)
                let given = question.allowed > 0 ? try answer(question) : .failed(.timeout)
                facts[lookup] = given
                elapsed += given.microseconds
            }
        }
    }
}
