/// A condition of a Twilio workflow: `type == "sales" AND (vip == true OR balance > 500)`.
indirect enum TwilioExpression: Equatable {
    case all([TwilioExpression])
    case any([TwilioExpression])
    case not(TwilioExpression)
    /// An attribute held against values; of several, one must fit.
    case test(String, Comparison, [Literal])
    /// `1 == 1`, and other things that hold for every task.
    case always

    enum Comparison: String {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }

    enum Literal: Equatable {
        case text(String)
        case integer(Int)
        case decimal(Double)
        case bool(Bool)
    }

    /// Why an expression cannot be taken over.
    struct Unreadable: Error {
        let what: String
    }

    init(parsing text: String) throws(Unreadable) {
        var parser = TwilioExpressionParser(text)
        self = try parser.expression()
    }
}
