/// An enumeration as the codecs and the service description see it.
struct EnumerationType: Sendable {
    let name: String
    let namespace: ContractNamespace
    /// In published order; a value of a message is an index into them.
    let values: [String]
    /// The numbers of the values, if they do not simply count.
    let numbers: [Int]?
    private let exact: [String: Int]
    /// Spellings of the guide that are read besides, with the indices of the values that they mean.
    let accepted: [(spelling: String, value: Int)]

    init<Wire: WireEnumeration>(
        _ type: Wire.Type, in namespace: ContractNamespace = .common, numbers: ((Wire) -> Int)? = nil,
        accepting accepted: KeyValuePairs<String, Wire> = [:]
    ) {
        name = Wire.contractName
        self.namespace = namespace
        values = Wire.allCases.map(\.rawValue)
        exact = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
        self.numbers = numbers.map { Wire.allCases.map($0) }
        self.accepted = accepted.compactMap { spelling, value in
            Wire.allCases.firstIndex(of: value).map { (spelling, $0) }
        }
    }

    /// The value that `text` names: exactly, or without regard to case and blanks, or by another of the guide's
    /// spellings.
    func value(named text: String) -> Int? {
        if let exact = exact[text] { return exact }
        let loose = Self.folded(text)
        return values.firstIndex { Self.folded($0) == loose }
            ?? accepted.first { Self.folded($0.spelling) == loose }?.value
    }

    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.lazy.filter { $0 > 0x20 }.map { $0.lowercasedASCII }
    }
}
