/// The position of a declared thing (a queue, a window, a rule …) in its rule set.
///
/// Names are resolved to slots once, when a rule file is loaded; a decision never looks a name up.
public struct Slot<Declared>: Hashable, Sendable, Comparable, BitwiseCopyable {
    /// The zero-based position in declaration order.
    public let index: Int

    /// The slot at `index`.
    public init(_ index: Int) { self.index = index }

    /// Declaration order.
    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension Array {
    /// The declaration in `slot`.
    public subscript(slot: Slot<Element>) -> Element { self[slot.index] }
}
