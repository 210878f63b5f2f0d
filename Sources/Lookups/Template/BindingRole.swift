/// What an expression does with a bound value, on which depends what a caller may put into it.
package enum BindingRole: Sendable, Hashable {
    /// It is compared, converted or handed on: any text is just text.
    case value
    /// It is the pattern of a LIKE, where `%` and `_` match anything.
    case likePattern
    /// It is a regular expression, a GLOB or a full-text query, where most punctuation does something.
    case matchPattern
}
