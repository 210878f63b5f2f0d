import Routing

extension RuleFileReader {
    /// The keys of a queue that say what becomes of its calls; `queue` is nil for `"*"`.
    func waiting(
        _ mapping: inout MappingReader, of queue: Slot<Queue>?, otherwise standard: WaitingDraft
    ) -> WaitingDraft {
        var draft = standard
        if let ring = mapping.optional("ring")?.milliseconds() { draft.ring = ring }
        if let hops = mapping.optional("max_hops")?.int(in: 0...255) { draft.maxHops = hops }
        if let level = mapping.optional("service_level")?.milliseconds() { draft.serviceLevel = level }
        if let abandon = mapping.optional("short_abandon")?.milliseconds(from: 0) { draft.shortAbandon = abandon }
        if let aging = mapping.optional("aging").flatMap(aging) { draft.aging = aging }
        if let callback = mapping.optional("callback").flatMap(callback) { draft.callback = callback }
        if let hours = mapping.optional("during") {
            draft.hours = hours.itemsOrSingle().compactMap { windowNames.resolve($0) }
        }
        if let steps = mapping.optional("overflow") {
            draft.overflow = (steps.items() ?? []).compactMap { overflowStep($0, of: queue) }
        }
        return draft
    }

    private func aging(_ reader: NodeReader) -> Aging? {
        guard var mapping = reader.mapping() else { return nil }
        let step = mapping.required("step")?.milliseconds()
        let floor = mapping.optional("floor")?.priority()
        mapping.finish()
        guard let step else { return nil }
        return floor.map { Aging(step: step, floor: $0) } ?? Aging(step: step)
    }

    private func callback(_ reader: NodeReader) -> CallbackOffer? {
        guard var mapping = reader.mapping() else { return nil }
        let after = mapping.required("after")?.milliseconds(from: 0)
        let every = mapping.optional("every")?.milliseconds()
        let hours = mapping.optional("during")?.itemsOrSingle().compactMap { windowNames.resolve($0) }
        mapping.finish()
        return after.map { CallbackOffer(after: $0, every: every, hours: hours ?? []) }
    }
}
