/// One line of agents while it runs: the line, and its streams.
struct StaffLine: Sendable {
    let line: AgentLine
    /// The row of the group's results.
    let group: Int
    /// Most agents answer at once, and draw nothing for it.
    let answersAtOnce: Bool
    /// Most agents talk and write up as long as the call says, and draw nothing for it either.
    let talksAsCallsSay: Bool
    var answers: RandomStream
    var noAnswer: RandomStream
    var back: RandomStream
    var talk: RandomStream
    var wrapUp: RandomStream

    init(_ line: AgentLine, group: Int, seed: UInt64, replication: Int) {
        func stream(_ purpose: String) -> RandomStream {
            RandomStream(seed: seed, replication: replication, purpose: "agents/\(line.login)/\(purpose)")
        }
        self.line = line
        self.group = group
        answersAtOnce = line.answers == .constant(0) && line.noAnswer == 0
        talksAsCallsSay = line.talk == .ofCall && line.wrapUp == nil
        answers = stream("answers")
        noAnswer = stream("no-answer")
        back = stream("back")
        talk = stream("talk")
        wrapUp = stream("wrap-up")
    }
}
