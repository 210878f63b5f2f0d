/// A record of the contract: its own members, without those of the record that it extends.
struct RecordType: Sendable {
    let name: String
    let namespace: ContractNamespace
    /// The record whose members come first.
    let base: String?
    let fields: [Field]
    /// Whether it is the element of a request or an answer, which is no type of its own in the contract.
    var isMessage = false

    static func record(
        _ name: String, in namespace: ContractNamespace, extending base: String? = nil,
        fields: [Field] = []
    ) -> Self {
        Self(name: name, namespace: namespace, base: base, fields: fields)
    }

    /// What is written for its own members, in order: the published ones, then the guide's members and spellings.
    var spellings: [(field: Field, name: String, role: Member.Role)] {
        let published = fields.lazy.filter { $0.origin != .guide }.map { ($0, $0.name, Member.Role.published) }
        let behind = fields.lazy.flatMap { field in
            (field.origin == .guide ? [(field, field.name, Member.Role.guide)] : [])
                + field.aliases.map { (field, $0, Member.Role.alias) }
        }
        return Array(published) + Array(behind)
    }
}
