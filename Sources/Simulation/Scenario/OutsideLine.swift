/// How an extension or an outside number answers.
package struct OutsideLine: Sendable, Hashable {
    /// From the transfer to the answer; nil: never.
    package var answers: Distribution?
    /// How long the conversation takes; nil: as long as the call says.
    package var talk: Distribution?

    /// A line that answers at once, unless said otherwise.
    package init(answers: Distribution? = .constant(0), talk: Distribution? = nil) {
        self.answers = answers
        self.talk = talk
    }
}
