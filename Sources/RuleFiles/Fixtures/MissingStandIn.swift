/// A source that would be asked, and for which there is no stand-in that fits.
package struct MissingStandIn: Error {
    /// The lookup's name.
    package let lookup: String
    /// Of several sources the one, from 1.
    package let source: Int?
    /// The caller's spellings that it would be asked for.
    package let spellings: [String]
}
