import SOAP

/// Resolves the names by which the contract's declarations speak of each other, and lays their members out.
struct ContractCompiler {
    let records: [RecordType]
    let enumerations: [EnumerationType]
    private(set) var layouts: [Layout] = []
    private(set) var members: [Member] = []
    private(set) var names: [UInt8] = []

    init(records: [RecordType], enumerations: [EnumerationType]) {
        self.records = records
        self.enumerations = enumerations
    }

    mutating func compile() {
        let bases = Set(records.compactMap(\.base))
        for record in records {
            let first = members.count
            var slots = 0
            var accepted: [Member] = []
            for ancestor in lineage(of: record) { lay(ancestor, slots: &slots, accepted: &accepted) }
            members += accepted
            layouts.append(
                Layout(
                    slots: slots, members: first..<members.count, isMessage: record.isMessage,
                    isExtended: bases.contains(record.name),
                    needsPrefixes: members[first...].contains { $0.shape != .int }))
        }
    }

    /// The name with the prefix that its namespace has in messages.
    mutating func tag(_ name: String, in namespace: ContractNamespace) -> Slice {
        let text = namespace.messagePrefix + name
        defer { names += Array(text.utf8) }
        return Slice(start: names.count, count: text.utf8.count)
    }

    /// What stands before the members of a message. Prefixes are declared here once, where each .NET writer declares
    /// them where it meets them.
    func opening(of number: Int) -> [UInt8] {
        let namespace = records[number].namespace
        var xml = XMLWriter(reserving: 512)
        xml.raw(XMLWriter.envelopeStart)
        xml.raw("<")
        xml.raw(Array((namespace.messagePrefix + records[number].name).utf8)[...])
        xml.attribute("xmlns", namespace.uri)
        if layouts[number].needsPrefixes {
            xml.attribute("xmlns:i", "http://www.w3.org/2001/XMLSchema-instance")
            xml.attribute("xmlns:c", ContractNamespace.common.uri)
            xml.attribute("xmlns:a", ContractNamespace.arrays.uri)
        }
        return xml.bytes
    }

    private func lineage(of record: RecordType) -> [RecordType] {
        guard let base = record.base else { return [record] }
        return lineage(of: records[number(of: base, among: records.map(\.name))]) + [record]
    }

    private mutating func lay(_ record: RecordType, slots: inout Int, accepted: inout [Member]) {
        var places: [String: UInt8] = [:]
        for field in record.fields {
            places[field.name] = UInt8(slots)
            slots += 1
        }
        for (field, name, role) in record.spellings {
            members.append(member(field, name, role, places[field.name] ?? 0, record))
        }
        for field in record.fields {
            accepted += field.accepted.map { member(field, $0, .accepted, places[field.name] ?? 0, record) }
        }
    }

    private mutating func member(
        _ field: Field, _ name: String, _ role: Member.Role, _ slot: UInt8, _ record: RecordType
    ) -> Member {
        let tag = tag(name, in: record.namespace)
        let count = name.utf8.count
        return Member(
            tag: tag, name: Slice(start: Int(tag.start) + Int(tag.count) - count, count: count), slot: slot,
            shape: shape(field.kind), role: role, isOptional: field.origin == .optional)
    }

    private func shape(_ kind: Field.Kind) -> Shape {
        switch kind {
        case .int: .int
        case .long: .long
        case .flag: .flag
        case .text: .text
        case .ints: .ints
        case .texts: .texts
        case .enumeration(let name): .enumeration(UInt8(number(of: name, among: enumerations.map(\.name))))
        case .enumerations(let name): .enumerations(UInt8(number(of: name, among: enumerations.map(\.name))))
        case .record(let name): .record(UInt8(number(of: name, among: records.map(\.name))))
        case .records(let name): .records(UInt8(number(of: name, among: records.map(\.name))))
        }
    }

    private func number(of name: String, among names: [String]) -> Int {
        guard let number = names.firstIndex(of: name) else {
            preconditionFailure("the contract speaks of \(name) and does not declare it")
        }
        return number
    }
}
