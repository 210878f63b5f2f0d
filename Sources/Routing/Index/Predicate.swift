import Expressions

/// A condition in the expression language as far as the index understands it.
///
/// Where it says yes or no, the language does too. Where a call makes it unsure, such as by a key that is missing, and
/// for parts that are `unknown`, the formula itself is asked. So it need not be complete, only right.
indirect enum Predicate: Sendable {
    case all([Predicate])
    case any([Predicate])
    case not(Predicate)
    case unknown
    /// A key of attach data is there.
    case present(Slot<AttachField>)
    /// A key is one of these values, which are of its type.
    case oneOf(Slot<AttachField>, [AttachValue])
    /// A number has exactly these digits; `isSure` unless its text may still be another.
    case digits(NumberPlace, DigitKey, isSure: Bool)
    /// The text of a number begins with these digits.
    case start(NumberPlace, DigitKey)
    case withheld(isCaller: Bool)
    /// Whole numbers by size.
    case compared([TermToken], AttachTest.Comparison, [TermToken])

    /// What can be understood of `expression` about calls with these keys of attach data; nil if that is nothing.
    init?(_ expression: Expression, fields: [AttachField]) {
        let reader = PredicateReader(tree: expression.tree, fields: fields)
        self = reader.predicate(expression.tree.root)
        if isUnknown { return nil }
    }

    /// Nothing in it is understood.
    private var isUnknown: Bool {
        switch self {
        case .unknown: true
        case .all(let parts): parts.allSatisfy(\.isUnknown)
        case .any(let parts): parts.contains(where: \.isUnknown)
        case .not(let part): part.isUnknown
        default: false
        }
    }

    /// The parts that must all hold.
    var conjuncts: [Predicate] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }
}
