/// One test of a rule as the index runs it: what to look at, and where to go when it holds and when it does not.
///
/// A rule's tests lie one behind another, the cheapest first. 24 bytes, no references.
struct Test {
    enum Operation: UInt8 {
        /// Digits in `first ... first + second`: a prefix.
        case prefix
        /// Whole digits in the same way: an exact number.
        case exact
        /// Whole digits between `first` and `second`, as many as they.
        case range
        case withheld
        /// In the list number `first`.
        case list
        /// Attach data: the text with the hash `first`, which is the literal number `second`.
        case text
        case present
        /// The kind `second` with the word `first`.
        case word
        /// A whole number held against `first`.
        case whole
        /// A number held against the double `first`.
        case number
        /// The window number `first`.
        case window
        /// Arithmetic from token `first` up to `second`.
        case terms
        /// The count of digits held against `first`; 0 for a withheld number.
        case length
        /// A text beginning with digits, as `prefix`, where what is no number has to be looked at.
        case start
        /// What the index does not understand.
        case unknown
    }

    /// Where to go: so many tests further on, or one of the ends.
    enum Target {
        static let yes = Int16.max
        static let no = Int16.min
        /// The rule must be tried in full.
        static let unsure = Int16.min + 1
    }

    var operation: Operation
    /// Of numbers that are compared.
    var comparison: AttachTest.Comparison = .less
    /// A place of numbers.
    var place: UInt8 = 0
    /// A key that the call lacks makes a matcher fail and a formula an error.
    var isUnsureOfNothing = false
    /// A field of attach data.
    var field: UInt16 = 0
    var first: UInt64 = 0
    var second: UInt64 = 0
    var ifTrue = Target.yes
    var ifFalse = Target.no
}

/// One step of arithmetic in postfix order.
enum TermToken {
    case constant(Int64)
    case field(UInt16)
    case length(NumberPlace)
    case add, subtract, multiply
}
