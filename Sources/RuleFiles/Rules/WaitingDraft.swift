import Routing

/// What a queue says about waiting, as far as it does; the rest comes from `"*"` and then from the language.
struct WaitingDraft {
    var ring: Int64?
    var maxHops: Int?
    var serviceLevel: Int64?
    var shortAbandon: Int64?
    var aging: Aging?
    var overflow: [OverflowStep]?
    var callback: CallbackOffer?
    var hours: [Slot<Window>]?

    /// The rules that come of it.
    var rules: WaitingRules {
        let standard = WaitingRules()
        return WaitingRules(
            ring: ring ?? standard.ring, maxHops: maxHops ?? standard.maxHops,
            serviceLevel: serviceLevel ?? standard.serviceLevel, shortAbandon: shortAbandon ?? standard.shortAbandon,
            aging: aging, overflow: overflow ?? [], callback: callback, hours: hours ?? [])
    }
}
