/// What happened, in order: read in place, while more may come.
public struct EffectList: ~Copyable, Sendable {
    @usableFromInline var effects = Slab<Effect>()

    /// How many there are.
    @inlinable public var count: Int { effects.count }

    /// The effect at a place. O(1).
    @inlinable public subscript(index: Int) -> Effect {
        precondition(index >= 0 && index < effects.count)
        return effects.base[index]
    }

    init() {}

    @inline(__always)
    mutating func append(_ effect: Effect) { effects.append(effect) }

    mutating func removeAll() { effects.removeAll() }
}
