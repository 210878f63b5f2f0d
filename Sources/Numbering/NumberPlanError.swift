/// Why a numbering plan cannot be set up as written.
package enum NumberPlanError: Error, Hashable, Sendable {
    /// No country has this code; `nearest` is the code most likely meant.
    case unknownCountry(String, nearest: String?)

    /// A line is none of `1700500`, `1700*`, `+44*` and `1700500000..1700500099`, or is longer than fifteen digits.
    case malformedPattern(String)

    /// The ends of a range differ in length or are in the wrong order.
    case impossibleRange(low: String, high: String)
}
