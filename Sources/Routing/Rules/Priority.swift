/// How urgent a call is: 1 is served first, 9 last.
public struct Priority: Hashable, Comparable, Sendable {
    /// 1 ... 9.
    public let level: Int

    /// The priority of this level, or nil outside 1 ... 9.
    public init?(_ level: some BinaryInteger) {
        guard 1...9 ~= level else { return nil }
        self.level = Int(level)
    }

    private init(checked level: Int) { self.level = level }

    /// 5: what a queue has that says nothing else.
    public static let standard = Priority(checked: 5)
    /// 1, the most urgent.
    public static let highest = Priority(checked: 1)
    /// 9, the least urgent.
    public static let lowest = Priority(checked: 9)

    /// The nearest priority to `level`.
    public init(clamping level: Int64) { self.level = Int(Swift.min(9, Swift.max(1, level))) }

    /// More urgent first.
    public static func < (left: Self, right: Self) -> Bool { left.level < right.level }
}

extension Priority: CustomStringConvertible {
    /// The level.
    public var description: String { String(level) }
}
