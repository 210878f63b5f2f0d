/// What happened, in order: read in place, while more may come.
public struct EffectList: ~Copyable, Sendable {
    private var effects = Slab<Effect>()

    /// How many there are.
    public var count: Int { effects.count }

    /// The effect at a place. O(1).
    public subscript(index: Int) -> Effect { effects[index] }

    init() {}

    @inline(__always)
    mutating func append(_ effect: Effect) { effects.append(effect) }

    mutating func removeAll() { effects.removeAll() }
}
