import SOAP

extension RecordReader {
    /// The record that stands where one of type `number` is expected: that one, or one that extends it.
    mutating func record(_ number: Int, in index: Int) -> Value {
        let expected = contract.records[number]
        if contract.layouts[number].isExtended {
            return .record(record(actualType(expected, at: index), at: index))
        }
        // The guide has arrays of what the contract has one of; the first counts.
        let first = index + 1
        if first < Int(document.nodes[index].end), document.text(document.nodes[first].name) == expected.name {
            return document.nodes[first].isNil ? .null : .record(record(number, at: first))
        }
        return .record(record(number, at: index))
    }

    /// What `xsi:type` says it is, or else the member EventType, or else what it has to be.
    private mutating func actualType(_ expected: RecordType, at index: Int) -> Int {
        if let type = document.type(ofNodeAt: index),
            let number = contract.event(named: document.text(type.name)), !contract.layouts[number].isExtended
        {
            return number
        }
        let children = Element(document: document, index: index).children
        // Of two, the one that says something counts, as among values.
        let names = children.filter { $0.name.lowercased() == "eventtype" }.map(\.text)
        for name in names {
            if let number = contract.event(ofType: name) { return number }
        }
        let name = names.first ?? ""
        note(expected.name, "xsi:type", document.type(ofNodeAt: index).map { document.text($0.name) } ?? name)
        return contract.record("CTIFilter")
    }
}

extension Contract {
    /// The number of the event that `xsi:type` names, without regard to case.
    fileprivate func event(named name: String) -> Int? {
        if let exact = eventsByName[name] { return exact }
        let folded = name.lowercased()
        return eventsByName.first { $0.key.lowercased() == folded }?.value
    }

    /// The number of the event whose member EventType is `type`.
    fileprivate func event(ofType type: String) -> Int? {
        let values = enumerations.first { $0.name == EventType.contractName }
        guard let values, let index = values.value(named: type.utf8) else { return nil }
        return eventsByType[index]
    }
}
