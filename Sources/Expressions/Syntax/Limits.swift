/// How much an expression may be and do.
public struct Limits: Hashable, Sendable {
    /// Bytes of UTF-8 that a source may have.
    public var sourceLength: Int
    /// Levels that expressions may stand within one another, counted through the names that macros give to values.
    /// `&&` and `||` of any number of terms are one level.
    public var depth: Int
    /// Steps that one evaluation may take. Every node costs one step each time it is evaluated; what grows with its
    /// operands costs more.
    public var cost: Int

    /// The limits that hold unless others are given: 100 kB, 250 levels, a million steps (some ten milliseconds).
    public static let standard = Limits(sourceLength: 100_000, depth: 250, cost: 1_000_000)

    /// These limits.
    public init(sourceLength: Int, depth: Int, cost: Int) {
        self.sourceLength = sourceLength
        self.depth = depth
        self.cost = cost
    }
}
