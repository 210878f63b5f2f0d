/// An object type of the host: fields by name, each with its type and its slot.
///
/// The checker turns `call.attach` into a slot, so reading a field of a checked expression costs no search.
public final class RecordType: Sendable {
    /// The name, which `type(value)` answers and errors show.
    public let name: String
    /// The fields; a field's slot is its index here.
    public let fields: [Field]
    private let slots: [String: Int]

    /// A type of these fields.
    ///
    /// - Precondition: no name stands twice.
    public init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
        slots = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    }

    /// The slot of the field `name`, nil if there is none. O(1).
    public func slot(_ name: String) -> Int? {
        slots[name]
    }

    /// A field of a record type.
    public struct Field: Hashable, Sendable {
        /// What follows the dot.
        public let name: String
        /// The type of its values.
        public let type: ValueType

        /// A field of this name and type.
        public init(_ name: String, _ type: ValueType) {
            self.name = name
            self.type = type
        }
    }
}

/// Two record types are the same if they are one object: a name may be used again by another environment.
extension RecordType: Hashable {
    /// The same object.
    public static func == (left: RecordType, right: RecordType) -> Bool {
        left === right
    }

    /// Of the object.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
