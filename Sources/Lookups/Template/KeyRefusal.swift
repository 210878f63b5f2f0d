/// Why a template asks for one caller at a time only.
package enum KeyRefusal: Error, Sendable, Hashable {
    /// It does not begin with SELECT.
    case notAPlainSelect
    /// A clause or keyword that looks at several rows together, `ORDER` or `LIMIT`, and would mix callers up.
    case clause(String)
    /// A function in the list of columns that may be an aggregate.
    case function(String)
    /// `*` next to other columns, which Oracle refuses.
    case bareStar
    /// Code in a MySQL comment.
    case executableComment
    /// `$CLID` occurs this many times instead of once, or inside a longer string.
    case usesOfKey(Int)
    /// Part of the condition holds alternatives, or may.
    case alternatives
    /// No `column = $CLID` that every row must fulfil.
    case noKeyCondition
    /// The key is the name of a computed column, which the list of columns cannot repeat.
    case keyIsAlias(String)
}
