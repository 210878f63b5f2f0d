@testable import CTIPS

extension Record {
    /// What a peer reads of this record: every member is written, and says null, zero or false where it says nothing.
    /// What is the guide's alone is null then.
    var asRead: Record {
        let contract = Contract.standard
        var copy = self
        for member in contract.members[contract.layouts[type].members]
        where member.role == .published || member.role == .guide {
            let slot = Int(member.slot)
            let saysNothing = copy.values[slot] == .absent || copy.values[slot] == .null
            copy.values[slot] = member.role == .guide && saysNothing ? .null : copy.values[slot].asRead(member.shape)
        }
        return copy
    }
}

extension Value {
    fileprivate func asRead(_ shape: Shape) -> Value {
        switch (self, shape) {
        case (.record(let record), _): .record(record.asRead)
        case (.list(let items), _): .list(items.map { $0.asRead(shape.item ?? shape) })
        case (.absent, .int), (.absent, .long), (.null, .int), (.null, .long): .number(0)
        case (.absent, .flag), (.null, .flag): .flag(false)
        case (.absent, .enumeration), (.null, .enumeration): .enumerator(0)
        case (.absent, _): .null
        default: self
        }
    }
}
