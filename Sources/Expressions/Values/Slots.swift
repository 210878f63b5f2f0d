/// Values by number, in raw memory of a record or of bindings: an evaluation reads them where they lie, and a chain
/// of fields goes from record to record without counting a reference.
struct Slots {
    let values: UnsafeMutablePointer<Value?>
    /// Of each value that is a record, its slots; the value keeps them alive.
    let inner: UnsafeMutablePointer<Slots?>

    /// All empty.
    init(capacity: Int) {
        values = .allocate(capacity: capacity)
        values.initialize(repeating: nil, count: capacity)
        inner = .allocate(capacity: capacity)
        inner.initialize(repeating: nil, count: capacity)
    }

    func set(_ slot: Int, _ value: Value?) {
        values[slot] = value
        if case .record(let record)? = value { inner[slot] = record.slots } else { inner[slot] = nil }
    }

    func deallocate(capacity: Int) {
        values.deinitialize(count: capacity)
        values.deallocate()
        inner.deallocate()
    }
}
