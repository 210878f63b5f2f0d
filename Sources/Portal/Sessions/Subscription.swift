import CTIPS

/// What a session has registered for.
struct Subscription: Sendable {
    var classes: Set<MessageClass> = []
    private(set) var filters: Set<Filter> = []

    /// So many values are kept for a session, of so many bytes.
    static let capacity = 1000
    static let longestValue = 256

    /// False if there are too many already.
    mutating func add(_ filter: Filter) -> Bool {
        guard filters.count < Self.capacity || filters.contains(filter) else { return false }
        filters.insert(filter)
        return true
    }

    mutating func remove(_ filter: Filter) { filters.remove(filter) }

    /// Whether the event belongs to a class that is registered for and passes the filters: values of one field are
    /// alternatives, fields are conditions. An event that says nothing of a field passes it.
    func admits(_ event: PortalEvent, isOwn: Bool) -> Bool {
        guard !classes.isDisjoint(with: event.classes) else { return false }
        if isOwn || event.passesFilters || filters.isEmpty { return true }
        return passes(.agentID, [event.agentID == 0 ? nil : String(event.agentID), event.agentLogin])
            && passes(.serviceID, [event.serviceID == 0 ? nil : String(event.serviceID)])
            && passes(.switchID, [event.switchID == 0 ? nil : String(event.switchID)])
    }

    private func passes(_ field: FieldType, _ values: [String?]) -> Bool {
        let present = values.compactMap(\.self)
        let wanted = filters.lazy.filter { $0.field == field }
        return present.isEmpty || wanted.isEmpty || wanted.contains { present.contains($0.value) }
    }
}
