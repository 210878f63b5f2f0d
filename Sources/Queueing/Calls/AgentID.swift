/// An agent of the ACD: the position of the agent's profile. It is the agent code that breaks ties (R5).
public struct AgentID: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The position in the profiles handed to the ACD.
    public let index: Int32

    /// The agent of the profile at `index`.
    public init(_ index: Int) { self.index = Int32(index) }

    init(_ index: Int32) { self.index = index }

    /// Order of declaration.
    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}
