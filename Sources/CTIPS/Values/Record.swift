/// A record of the contract with its values: the arguments of a request, an event, a part of one.
public struct Record: Hashable, Sendable {
    /// The number of its type in the contract.
    let type: Int
    /// By slot, the members of the extended records first.
    var values: [Value]

    init(type: Int, values: [Value]) {
        self.type = type
        self.values = values
    }

    /// An empty record of the type called `name`, `CTIRouteRequest` for example. Another name is a slip and traps.
    public init(_ name: String) {
        type = Contract.standard.record(name)
        values = Array(repeating: .absent, count: Contract.standard.layouts[type].slots)
    }

    /// A record of the type called `name` with values by published name. A name that it does not have traps.
    public init(_ name: String, _ values: KeyValuePairs<String, Value>) {
        self.init(name)
        for (member, value) in values { self[member] = value }
    }

    /// The name of its type.
    public var name: String { Contract.standard.records[type].name }

    /// The value of the member called `name`, in its published spelling or the guide's; one that the record does not
    /// have reads as absent; to set it, or to set a value of another kind, is a slip and traps.
    public subscript(name: String) -> Value {
        get { Contract.standard.member(name, of: type).map { values[Int($0.slot)] } ?? .absent }
        set {
            guard let member = Contract.standard.member(name, of: type) else {
                preconditionFailure("\(self.name) has no member \(name)")
            }
            precondition(member.shape.admits(newValue), "\(self.name).\(name) cannot be \(newValue)")
            values[Int(member.slot)] = newValue
        }
    }

    /// The members in published order with their values.
    public var members: [(name: String, value: Value)] {
        let contract = Contract.standard
        return contract.members[contract.layouts[type].members].lazy
            .filter { $0.role == .published || $0.role == .guide }
            .map { (contract.text($0.name), values[Int($0.slot)]) }
    }
}
