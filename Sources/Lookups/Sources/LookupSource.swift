package import Routing

/// Something that answers lookups: a database, or a stand-in for one.
package protocol LookupSource: Sendable {
    /// Answers every key, in order, each within `milliseconds`: with rows, with none, or with a named failure.
    /// Never later than that, whatever the database does, and never with an error.
    func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer]
}
