/// What the invented bank has and whom it serves. Whoever changes a number here changes every byte of the
/// demonstration's data, and nothing else does.
enum Bank {
    static let seed: UInt64 = 2026_03_04
    static let customers = 100_000

    /// The day that is played: a Wednesday without a change of clocks, offices open.
    static let date = "2026-03-04"

    /// The lines that are dialled, with their shares of a thousand calls.
    static let lines = Mix([
        (620, "1700500"), (160, "1700600"), (120, "1800300"), (70, "1700500100"), (20, "1700999"), (10, "036000000"),
    ])
}
