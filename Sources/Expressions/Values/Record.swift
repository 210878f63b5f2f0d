/// An object of the host: a value for each field of its type, or none where it has none.
///
/// Immutable, so threads share one.
public final class Record: @unchecked Sendable {
    // Sendable: `slots` is filled in `init`, freed in `deinit` and only read between.
    /// The type, which knows the fields' names.
    public let type: RecordType
    let slots: Slots

    /// An object with `values` in the order of the type's fields; nil is a field that is not there, which `has`
    /// tells and reading it is an error.
    ///
    /// - Precondition: as many values as fields. Their types are the host's to keep.
    public init(_ type: RecordType, _ values: [Value?]) {
        precondition(values.count == type.fields.count, "a value or nil for each field of \(type.name)")
        self.type = type
        slots = Slots(capacity: values.count)
        for (slot, value) in values.enumerated() { slots.set(slot, value) }
    }

    deinit {
        slots.deallocate(capacity: type.fields.count)
    }

    /// The value in `slot`, nil if the field is not there. O(1).
    ///
    /// - Precondition: `slot` is one of the type's.
    public subscript(slot: Int) -> Value? {
        precondition(slot >= 0 && slot < type.fields.count, "\(type.name) has no slot \(slot)")
        return slots.values[slot]
    }
}

extension Record: Equatable {
    /// The same type, the same fields there, and the same values in them.
    public static func == (left: Record, right: Record) -> Bool {
        left === right
            || (left.type == right.type && left.type.fields.indices.allSatisfy { left[$0] == right[$0] })
    }
}
