/// A member of a record, as the contract declares it.
struct Field: Sendable {
    enum Kind: Sendable {
        case int, long, flag, text
        case enumeration(String)
        case record(String)
        case ints, texts
        case enumerations(String)
        case records(String)
    }

    /// Where a member comes from, and so whether a peer that knows only the published contract knows it.
    enum Origin: Sendable {
        /// Published, and always there.
        case required
        /// Published, and may be left out.
        case optional
        /// Only in the guide.
        case guide
    }

    let name: String
    let kind: Kind
    private(set) var origin = Origin.required
    /// The guide's other spellings of the name, written behind the published members with the same value.
    private(set) var aliases: [String] = []
    /// Spellings that are read and never written.
    private(set) var accepted: [String] = []

    init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    static func int(_ name: String) -> Self { Self(name, .int) }
    static func long(_ name: String) -> Self { Self(name, .long) }
    static func flag(_ name: String) -> Self { Self(name, .flag) }
    static func text(_ name: String) -> Self { Self(name, .text) }
    static func ints(_ name: String) -> Self { Self(name, .ints) }
    static func texts(_ name: String) -> Self { Self(name, .texts) }
    static func enumeration(_ name: String, _ type: String) -> Self { Self(name, .enumeration(type)) }
    static func enumerations(_ name: String, _ type: String) -> Self { Self(name, .enumerations(type)) }
    static func record(_ name: String, _ type: String) -> Self { Self(name, .record(type)) }
    static func records(_ name: String, _ type: String) -> Self { Self(name, .records(type)) }

    var optional: Self { with { $0.origin = .optional } }
    var guideOnly: Self { with { $0.origin = .guide } }
    func alias(_ name: String) -> Self { with { $0.aliases.append(name) } }
    func accepting(_ name: String) -> Self { with { $0.accepted.append(name) } }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
