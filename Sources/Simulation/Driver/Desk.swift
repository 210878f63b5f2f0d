/// What the driver asks about an agent many times a call, without the rest of the agent's line.
struct Desk: BitwiseCopyable, Sendable {
    let line: Int32
    /// The row of the group's results.
    let group: Int32
    /// Answers as soon as the telephone rings.
    let answersAtOnce: Bool
    /// Talks and writes up as long as the call says.
    let talksAsCallsSay: Bool
    var isBusy = false
    var isThere = false

    init(_ index: Int32, _ staff: StaffLine) {
        line = index
        group = Int32(staff.group)
        answersAtOnce = staff.answersAtOnce
        talksAsCallsSay = staff.talksAsCallsSay
    }
}
