import SOAP

/// Reads records out of a document by the local names of its elements, whatever their order and namespaces.
///
/// Members are looked for from where the last one was found, so a record in published order takes one comparison a
/// member.
struct RecordReader: ~Copyable {
    let contract: Contract
    let document: Document
    private(set) var misread: [Misreading] = []

    init(_ document: Document, contract: Contract = .standard) {
        self.document = document
        self.contract = contract
    }

    /// The record of the given type that the node at `index` is.
    mutating func record(_ type: Int, at index: Int) -> Record {
        let layout = contract.layouts[type]
        var values = [Value](repeating: .absent, count: layout.slots)
        let end = Int(document.nodes[index].end)
        var child = index + 1
        var expected = layout.members.lowerBound
        while child < end {
            if let found = member(at: child, in: layout.members, from: expected) {
                let member = contract.members[found]
                let value = value(member, at: child, in: type)
                let slot = Int(member.slot)
                // Of two spellings the one that says something counts, and of two such the published one.
                if !value.isEmpty ? (member.role == .published || values[slot].isEmpty) : values[slot] == .absent {
                    values[slot] = value
                }
                expected = found + 1
            }
            child = Int(document.nodes[child].end)
        }
        return Record(type: type, values: values)
    }

    /// Searches all members once, round about, from `expected`; exact spellings before others.
    private func member(at node: Int, in members: Range<Int>, from expected: Int) -> Int? {
        let name = document.nodes[node].name
        if expected < members.upperBound, isNamed(name, contract.members[expected].name) { return expected }
        return members.first { isNamed(name, contract.members[$0].name) }
            ?? members.first { isNamed(name, contract.members[$0].name, regardingCase: false) }
    }

    private func isNamed(_ name: Slice, _ member: Slice, regardingCase: Bool = true) -> Bool {
        guard name.count == member.count else { return false }
        return document.bytes.withUnsafeBufferPointer { bytes in
            contract.names.withUnsafeBufferPointer { names in
                for offset in 0..<Int(name.count) {
                    let (left, right) = (bytes[Int(name.start) + offset], names[Int(member.start) + offset])
                    if left != right, regardingCase || left.lowercasedASCII != right.lowercasedASCII { return false }
                }
                return true
            }
        }
    }

    private mutating func value(_ member: Member, at node: Int, in type: Int) -> Value {
        guard let item = member.shape.item else { return single(member.shape, at: node, of: member, in: type) }
        if document.nodes[node].isNil { return .null }
        let end = Int(document.nodes[node].end)
        // The guide has plain values where the contract has arrays.
        if end == node + 1 {
            let text = document.bytes[document.nodes[node].text.range]
            guard !text.trimmingXMLSpace.isEmpty else { return .list([]) }
            return .list([single(item, at: node, of: member, in: type)])
        }
        var items: [Value] = []
        var child = node + 1
        while child < end {
            items.append(single(item, at: child, of: member, in: type))
            child = Int(document.nodes[child].end)
        }
        return .list(items)
    }

    private mutating func single(_ shape: Shape, at index: Int, of member: Member, in type: Int) -> Value {
        let node = document.nodes[index]
        if node.isNil { return .null }
        switch shape {
        case .text: return .text(document.text(node.text))
        case .record(let number): return record(Int(number), in: index)
        case .int, .long, .flag, .enumeration: break
        case .ints, .texts, .enumerations, .records: preconditionFailure("an item of a list is no list")
        }
        if let value = simple(shape, node.text) { return value }
        // An empty element says as little as none; .NET clients write it for what was never set.
        guard node.text.count > 0 else { return .absent }
        note(contract.records[type].name, contract.text(member.name), document.text(node.text))
        return .absent
    }

    mutating func note(_ record: String, _ member: String, _ text: String) {
        misread.append(Misreading(record: record, member: member, text: String(text.prefix(64))))
    }

    private func simple(_ shape: Shape, _ text: Slice) -> Value? {
        let text = document.bytes[text.range].trimmingXMLSpace
        switch shape {
        case .int: return text.integer(in: Int64(Int32.min)...Int64(Int32.max)).map(Value.number)
        case .long: return text.integer(in: Int64.min...Int64.max).map(Value.number)
        case .flag: return text.boolean.map(Value.flag)
        case .enumeration(let number):
            return contract.enumerations[Int(number)].value(named: text).map(Value.enumerator)
        case .text, .record, .ints, .texts, .enumerations, .records: return nil
        }
    }
}
