/// One record of a calls file on its way.
struct ReplayRow: Sendable {
    /// Where it stands, from 1.
    let line: Int
    /// Its fields; of a faulty record those before the fault.
    let fields: [String]
    /// What is wrong with it; nil when it can be decided.
    let fault: String?
}
