/// A member's place, looked up once.
struct Key: Sendable {
    let slot: Int

    /// The place of `member` in the record called `record` and in every record that extends it.
    init(_ member: String, of record: String) {
        let contract = Contract.standard
        guard let found = contract.member(member, of: contract.record(record)) else {
            preconditionFailure("\(record) has no member \(member)")
        }
        slot = Int(found.slot)
    }
}

extension Record {
    subscript(key: Key) -> Value {
        get { values[key.slot] }
        set { values[key.slot] = newValue }
    }
}
