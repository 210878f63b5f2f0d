/// What a step of a program does. Operands are the numbers of the steps that compute them.
enum Operation {
    /// From the program's constants.
    case constant(Int32)
    /// From the bindings.
    case variable(Int32)
    /// A name that a macro gave, which has its value already.
    case local(Int32)
    /// A name of `cel.bind`: the value in the frame's slot, computed when it is first asked for.
    case bound(Int32, initial: Int32)
    /// A variable's field of a field …: slots of records, `count` of them from `first` among the program's slots.
    case path(variable: Int32, first: Int32, count: Int32)
    /// A field of a record, by its slot.
    case slot(Int32, of: Int32)
    /// A field by its name, one of the program's names.
    case field(Int32, of: Int32)
    case optionalField(Int32, of: Int32)
    case presence(Int32, of: Int32)
    case not(Int32)
    case negate(Int32)
    case arithmetic(Arithmetic, Int32, Int32)
    case equal(Int32, Int32, isNegated: Bool)
    case compare(Comparison, Int32, Int32)
    case contains(Int32, in: Int32)
    case index(Int32, of: Int32)
    case optionalIndex(Int32, of: Int32)
    /// `count` children from `first`.
    case and(first: Int32, count: Int32)
    case or(first: Int32, count: Int32)
    case conditional(Int32, then: Int32, else: Int32)
    /// `count` children from `first`; `optionals` is a set of positions, none if negative.
    case list(first: Int32, count: Int32, optionals: Int32)
    /// Keys and values by turns, `count` entries from `first`.
    case map(first: Int32, count: Int32, optionals: Int32)
    /// One of the program's calls.
    case call(Int32)
    /// `text.matches(pattern)` with one of the program's patterns.
    case matches(Int32, pattern: Int32)
    /// One of the program's loops.
    case loop(Int32)
    /// The body, for which the frame's slots are emptied that `count` of the program's slots from `first` name.
    case binding(first: Int32, count: Int32, body: Int32)
    /// The body with the optional's value in the frame's slot, if it has one.
    case optionalMap(Int32, slot: Int32, body: Int32, isFlat: Bool)
    /// An error that was known before.
    case failure(Int32)

    enum Arithmetic {
        case add, subtract, multiply, divide, remainder
    }

    enum Comparison {
        case less, lessOrEqual, greater, greaterOrEqual
    }
}

/// An operation and where in the source it stands.
struct Step {
    let operation: Operation
    let mark: Int32
}
