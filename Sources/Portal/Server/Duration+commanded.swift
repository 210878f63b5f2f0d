import RuleFiles

extension Duration {
    /// The longest time that a command line or a command may name. Nobody waits for more, and nobody has to ask whether
    /// the sum of such times is one.
    package static let longestCommanded = Duration.seconds(86_400)

    /// A time in a command; nil beyond ``longestCommanded``.
    init?(commanded text: some StringProtocol) {
        guard let time = Duration(written: text), time <= .longestCommanded else { return nil }
        self = time
    }
}
