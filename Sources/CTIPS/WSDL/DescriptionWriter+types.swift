import SOAP

extension DescriptionWriter {
    /// One schema for each namespace, with what this side's messages can hold.
    mutating func types() {
        let reached = Reach(side, contract: contract)
        element("wsdl:types") { writer in
            for namespace in [ContractNamespace.arrays, .common, .publish, .requests] {
                guard reached.namespaces.contains(namespace) else { continue }
                writer.schema(namespace, reached)
            }
        }
    }

    private mutating func schema(_ namespace: ContractNamespace, _ reached: Reach) {
        let attributes = [("elementFormDefault", "qualified"), ("targetNamespace", namespace.uri)]
        element("xs:schema", attributes) { writer in
            if namespace == .arrays {
                if reached.hasInts { writer.array("int", isNillable: false, "xs:int", in: namespace) }
                if reached.hasTexts { writer.array("string", isNillable: true, "xs:string", in: namespace) }
                return
            }
            for other in [ContractNamespace.arrays, .common, .publish, .requests]
            where other != namespace && reached.namespaces.contains(other) {
                writer.element("xs:import", [("namespace", other.uri)])
            }
            for record in reached.records where record.namespace == namespace { writer.record(record) }
            for enumeration in reached.enumerations where enumeration.namespace == namespace {
                writer.enumeration(enumeration)
            }
            for name in reached.listed {
                guard let item = writer.itemType(name, in: namespace) else { continue }
                writer.array(name, isNillable: item.isRecord, item.type, in: namespace)
            }
        }
    }

    private func itemType(_ name: String, in namespace: ContractNamespace) -> (type: String, isRecord: Bool)? {
        let isRecord = contract.records.contains { $0.name == name && $0.namespace == namespace }
        let isEnumeration = contract.enumerations.contains { $0.name == name && $0.namespace == namespace }
        return isRecord || isEnumeration ? ("\(namespace.descriptionPrefix):\(name)", isRecord) : nil
    }

    private mutating func record(_ record: RecordType) {
        guard !record.isMessage else {
            element("xs:element", [("name", record.name)]) {
                $0.element("xs:complexType") { $0.sequence(record) }
            }
            return
        }
        element("xs:complexType", [("name", record.name)]) { writer in
            guard let base = record.base else { return writer.sequence(record) }
            let qualified = "\(record.namespace.descriptionPrefix):\(base)"
            writer.element("xs:complexContent", [("mixed", "false")]) {
                $0.element("xs:extension", [("base", qualified)]) { $0.sequence(record) }
            }
        }
        global(record.name, in: record.namespace)
    }

    private mutating func sequence(_ record: RecordType) {
        element("xs:sequence") { writer in
            for (field, name, role) in record.spellings {
                var attributes = [("name", name), ("minOccurs", "0")]
                if role != .published || field.kind.isNillable { attributes.append(("nillable", "true")) }
                writer.element("xs:element", attributes + [("type", writer.type(field.kind))])
            }
        }
    }

    /// A .NET client needs each type as an element as well, to know it where an event of another type is expected.
    private mutating func global(_ name: String, in namespace: ContractNamespace) {
        let type = "\(namespace.descriptionPrefix):\(name)"
        element("xs:element", [("name", name), ("nillable", "true"), ("type", type)])
    }

    private mutating func array(_ item: String, isNillable: Bool, _ type: String, in namespace: ContractNamespace) {
        let name = "ArrayOf" + item
        let attributes = [("minOccurs", "0"), ("maxOccurs", "unbounded"), ("name", item)]
        element("xs:complexType", [("name", name)]) {
            $0.element("xs:sequence") {
                $0.element("xs:element", attributes + (isNillable ? [("nillable", "true")] : []) + [("type", type)])
            }
        }
        global(name, in: namespace)
    }

    private mutating func enumeration(_ enumeration: EnumerationType) {
        element("xs:simpleType", [("name", enumeration.name)]) {
            $0.element("xs:restriction", [("base", "xs:string")]) { writer in
                for (index, value) in enumeration.values.enumerated() {
                    guard let number = enumeration.numbers?[index] else {
                        writer.element("xs:enumeration", [("value", value)])
                        continue
                    }
                    writer.element("xs:enumeration", [("value", value)]) { $0.number(number) }
                }
            }
        }
        global(enumeration.name, in: enumeration.namespace)
    }

    /// What .NET's own contracts say of an enumeration that does not count from 0.
    private mutating func number(_ number: Int) {
        element("xs:annotation") {
            $0.element("xs:appinfo") { writer in
                writer.xml.raw(
                    "<EnumerationValue xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">")
                writer.xml.number(Int64(number))
                writer.xml.raw("</EnumerationValue>\n")
            }
        }
    }

    private func type(_ kind: Field.Kind) -> String {
        switch kind {
        case .int: "xs:int"
        case .long: "xs:long"
        case .flag: "xs:boolean"
        case .text: "xs:string"
        case .ints: "arr:ArrayOfint"
        case .texts: "arr:ArrayOfstring"
        case .enumeration(let name), .record(let name): "\(prefix(of: name)):\(name)"
        case .enumerations(let name), .records(let name): "\(prefix(of: name)):ArrayOf\(name)"
        }
    }

    private func prefix(of name: String) -> String {
        let record = contract.records.first { $0.name == name }?.namespace
        let enumeration = contract.enumerations.first { $0.name == name }?.namespace
        return (record ?? enumeration ?? .common).descriptionPrefix
    }
}

extension Field.Kind {
    /// Whether there is a null of it in .NET, where numbers and enumerations have none.
    var isNillable: Bool {
        switch self {
        case .int, .long, .flag, .enumeration: false
        case .text, .record, .ints, .texts, .enumerations, .records: true
        }
    }
}
