/// What the messages of one side can hold: the types that its description has to have.
struct Reach {
    private(set) var records: [RecordType] = []
    private(set) var enumerations: [EnumerationType] = []
    /// Records and enumerations of which there are arrays.
    private(set) var listed: [String] = []
    private(set) var hasInts = false
    private(set) var hasTexts = false

    init(_ side: ServiceDescription.Side, contract: Contract) {
        var names: Set<String> = []
        var lists: Set<String> = []
        var open = side.operations.flatMap { [$0.rawValue, $0.rawValue + "Response"] }
        // Events can stand wherever their base can. The portal's description has them too: a client is made from it.
        open += contract.records.filter { $0.base != nil && $0.namespace == .publish }.map(\.name)
        if side == .portal { open.append("CTIPortalServiceFault") }
        while let name = open.popLast() {
            guard names.insert(name).inserted, let record = contract.records.first(where: { $0.name == name }) else {
                continue
            }
            if let base = record.base { open.append(base) }
            for field in record.fields {
                switch field.kind {
                case .int, .long, .flag, .text: break
                case .ints: hasInts = true
                case .texts: hasTexts = true
                case .enumeration(let type), .record(let type): open.append(type)
                case .enumerations(let type), .records(let type):
                    lists.insert(type)
                    open.append(type)
                }
            }
        }
        records = contract.records.filter { names.contains($0.name) }
        enumerations = contract.enumerations.filter { names.contains($0.name) }
        listed = (contract.enumerations.map(\.name) + contract.records.map(\.name)).filter(lists.contains)
    }

    var namespaces: Set<ContractNamespace> {
        Set(records.map(\.namespace) + enumerations.map(\.namespace) + (hasInts || hasTexts ? [.arrays] : []))
    }
}
