/// Why a scenario cannot be run to its end.
package enum SimulationError: Error, Sendable, Hashable {
    /// A rule needs a lookup that nobody answers.
    case noAnswer(lookup: String, rule: String, dnis: String, clid: String)
    /// More calls are open at once than can be kept; the load cannot be served.
    case tooManyOpen(calls: Int, at: Int64)
}
