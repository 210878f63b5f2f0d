/// An object of the host: a value for each field of its type, or none where it has none.
///
/// Immutable, so threads share one. Its slots lie in raw memory because an evaluation reads them in place: an
/// array's element would be retained and released on the way.
public final class Record: @unchecked Sendable {
    // Sendable: `slots` is filled in `init`, freed in `deinit` and only read between.
    /// The type, which knows the fields' names.
    public let type: RecordType
    let slots: UnsafeMutablePointer<Value?>

    /// An object with `values` in the order of the type's fields; nil is a field that is not there, which `has`
    /// tells and reading it is an error.
    ///
    /// - Precondition: as many values as fields. Their types are the host's to keep.
    public init(_ type: RecordType, _ values: [Value?]) {
        precondition(values.count == type.fields.count, "a value or nil for each field of \(type.name)")
        self.type = type
        slots = .allocate(capacity: values.count)
        values.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { slots.initialize(from: base, count: source.count) }
        }
    }

    deinit {
        slots.deinitialize(count: type.fields.count)
        slots.deallocate()
    }

    /// The value in `slot`, nil if the field is not there. O(1).
    ///
    /// - Precondition: `slot` is one of the type's.
    public subscript(slot: Int) -> Value? {
        precondition(slot >= 0 && slot < type.fields.count, "\(type.name) has no slot \(slot)")
        return slots[slot]
    }
}

extension Record: Equatable {
    public static func == (left: Record, right: Record) -> Bool {
        left === right
            || (left.type == right.type && left.type.fields.indices.allSatisfy { left.slots[$0] == right.slots[$0] })
    }
}
