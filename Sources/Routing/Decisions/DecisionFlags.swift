/// What a decision says beside its destination: something an operator may want to look at.
public struct DecisionFlags: OptionSet, Hashable, Sendable {
    /// One bit a flag.
    public let rawValue: UInt16

    /// The flags of these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The lookup gave several rows.
    public static let manyRows = Self(rawValue: 1 << 0)
    /// The row names a queue that is not declared or not active.
    public static let unknownQueue = Self(rawValue: 1 << 1)
    /// The row's priority is no whole number of 1 ... 9 (R6).
    public static let priorityInvalid = Self(rawValue: 1 << 2)
    /// The caller's trunk prefix was supplied.
    public static let guessedTrunk = Self(rawValue: 1 << 3)
    /// Attach data was cut to its limit.
    public static let attachTruncated = Self(rawValue: 1 << 4)
    /// Text of the row was damaged on its way.
    public static let charsetLossSuspected = Self(rawValue: 1 << 5)
    /// A condition could not be evaluated.
    public static let degraded = Self(rawValue: 1 << 6)

    /// Every flag with the name fixtures and traces use.
    public static let named: [(name: String, flag: Self)] = [
        ("many_rows", .manyRows), ("unknown_queue", .unknownQueue), ("priority_invalid", .priorityInvalid),
        ("guessed_trunk", .guessedTrunk), ("attach_truncated", .attachTruncated),
        ("charset_loss_suspected", .charsetLossSuspected), ("degraded", .degraded),
    ]

    /// The names of the flags that are set.
    public var names: [String] { Self.named.filter { contains($0.flag) }.map(\.name) }
}
