/// A lookup for several callers at once: `… where phone_number IN (?,?,?)`.
///
/// The columns are those of the template in their order, and behind them the column of the key, which tells
/// whose row it is. The database compares by its own rules (letter case, blanks at the end, a number against
/// text), so that a key may come back in another spelling than it was asked for.
package struct KeyedStatement: Sendable, Hashable {
    /// The text to prepare.
    package let statement: String

    /// What to bind to the markers, in their order; those of the keys are all alike.
    package let parameters: [Binding]

    /// The indices of the keys among the parameters.
    package let keys: Range<Int>
}
