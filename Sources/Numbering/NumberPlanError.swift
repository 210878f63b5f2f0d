/// Why a numbering plan cannot be set up as written.
package enum NumberPlanError: Error, Hashable, Sendable {
    /// No country has this code; `nearest` is the code most likely meant.
    case unknownCountry(String, nearest: String?)
}
