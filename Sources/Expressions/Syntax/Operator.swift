/// An operator; the raw value is its function's name in the specification.
public enum Operator: String, Hashable, Sendable {
    case not = "!_"
    case negate = "-_"
    case add = "_+_"
    case subtract = "_-_"
    case multiply = "_*_"
    case divide = "_/_"
    case remainder = "_%_"
    case equal = "_==_"
    case notEqual = "_!=_"
    case less = "_<_"
    case lessOrEqual = "_<=_"
    case greater = "_>_"
    case greaterOrEqual = "_>=_"
    case `in` = "@in"
    case index = "_[_]"
    /// `a[?b]`: none where `a[b]` is an error.
    case optionalIndex = "_[?_]"
}
