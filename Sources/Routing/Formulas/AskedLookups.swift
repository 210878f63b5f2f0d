/// The lookups whose answers a decision has come to, rule by rule. A formula sees these alone: what a later rule will
/// ask for must not change what an earlier one says when the call is evaluated again.
struct AskedLookups: Hashable {
    private var first: UInt64 = 0
    private var further: Set<Int> = []

    mutating func insert(_ lookup: Slot<Lookup>) {
        if lookup.index < 64 { first |= 1 << UInt64(lookup.index) } else { further.insert(lookup.index) }
    }

    func contains(_ lookup: Slot<Lookup>) -> Bool {
        lookup.index < 64 ? first >> UInt64(lookup.index) & 1 == 1 : further.contains(lookup.index)
    }
}
