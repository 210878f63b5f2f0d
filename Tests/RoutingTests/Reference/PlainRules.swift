import Routing

/// A rule set in plain text and numbers: the engine's own and the slow model are both made from it, by different code.
struct PlainRules {
    var rules: [PlainRule]
    var windows: [[PlainSpan]]
    var lists: [[PhoneNumber]]
    /// Whether each lookup clamps priorities.
    var clamps: [Bool]
    var limit: Int

    static let zones: [Zone] = [.jerusalem, .newYork, .beirut, .chicago]
    static let languages = ["he", "en", "ru"]
    /// `lang` is one of the languages and Hebrew by default; `debt` is a whole number.
    static let keys = ["lang", "customer", "debt"]
}

struct PlainRule {
    var id: String
    var conditions: [PlainCondition]
    var lookup: Int?
    /// One side is a plain route.
    var sides: [(weight: Int, route: Route)]
    var onFailure: Route?
}

indirect enum PlainCondition {
    case dnis([PlainNumberTest])
    case clid([PlainNumberTest])
    case attach(key: Int, PlainAttachTest)
    case during([Int])
    case not([PlainCondition])
    case all([PlainCondition])
    case any([PlainCondition])
}

enum PlainNumberTest {
    /// As a rule file writes it.
    case pattern(String)
    case withheld
    case list(Int)
}

enum PlainAttachTest {
    case present
    case absent
    case oneOf([String])
    case compared(String, Int64)
}

/// Days since 1970, weekdays from Monday as 0, minutes of the day.
struct PlainSpan {
    var zone: Int
    var weekdays: Set<Int>?
    var dates: Set<Int>
    var start: Int
    var end: Int
    var exceptions: Set<Int>
}

struct PlainCall {
    var id: String?
    var dnis: PhoneNumber
    var clid: PhoneNumber
    var attach: [(key: String, value: String)]
    var milliseconds: Int64
    /// What each lookup would answer.
    var answers: [PlainAnswer]
}

struct PlainAnswer {
    var outcome: LookupOutcome
    var rows: [PlainRow]
}

struct PlainRow {
    var queue: String?
    var priority: String?
    var attach: String?
}

/// What a decision comes to, in plain terms.
struct PlainDecision: Equatable {
    var rule: Int?
    var destination: Destination
    var isDefault: Bool
    var level: Int?
    var attach: String?
    var alternates: [Route]
    var flags: Set<String>
    var lookup: Int?
    var outcome: LookupOutcome
    var isOnFailure: Bool
    var side: Int?
    var asked: [Int]
}
