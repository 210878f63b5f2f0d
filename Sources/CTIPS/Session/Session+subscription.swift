extension Session {
    /// Registers for categories that were not wanted before: in their turn while it registers, at once when it is on
    /// line, and else with the next session.
    mutating func subscribe(
        _ categories: [MessageClass], snapshot kinds: [EntityType], at now: Duration, ids: inout RequestIDs
    ) -> [SessionEffect] {
        let missing = categories.filter { !settings.categories.contains($0) }
        guard !missing.isEmpty || kinds != settings.snapshot else { return [] }
        settings.categories += missing
        settings.snapshot = kinds
        let requests = missing.map(SessionRequest.register)
        switch state {
        case .registering(let left): state = .registering(left: left + requests)
        case .goingOnLine: late += requests
        case .onLine:
            late += requests
            return pending == nil ? catchUp(at: now, ids: &ids) : []
        case .idle, .waiting, .opening, .closing, .closed: break
        }
        return []
    }

    /// On line: sends the registrations that are left, and then asks how everything stands.
    mutating func catchUp(at now: Duration, ids: inout RequestIDs) -> [SessionEffect] {
        guard let request = late.popFirst() else { return askForSnapshot(at: now, ids: &ids) }
        return [send(request, at: now)]
    }
}
