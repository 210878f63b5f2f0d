/// An enumeration as the codecs and the service description see it.
struct EnumerationType: Sendable {
    let name: String
    let namespace: ContractNamespace
    /// In published order; a value of a message is an index into them.
    let values: [String]
    /// The numbers of the values, if they do not simply count.
    let numbers: [Int]?
    /// Spellings of the guide that are read besides, with the indices of the values that they mean.
    let accepted: [(spelling: String, value: Int)]
    /// All spellings as bytes, the published ones first, and the same without regard to case and blanks.
    private let exact: [Spelling]
    private let loose: [Spelling]

    private struct Spelling: Sendable {
        let bytes: [UInt8]
        let value: Int
    }

    init<Wire: WireEnumeration>(
        _ type: Wire.Type, in namespace: ContractNamespace = .common, numbers: ((Wire) -> Int)? = nil,
        accepting accepted: KeyValuePairs<String, Wire> = [:]
    ) {
        name = Wire.contractName
        self.namespace = namespace
        values = Wire.allCases.map(\.rawValue)
        self.numbers = numbers.map { Wire.allCases.map($0) }
        self.accepted = accepted.compactMap { spelling, value in
            Wire.allCases.firstIndex(of: value).map { (spelling, $0) }
        }
        let published = values.enumerated().map { Spelling(bytes: Array($1.utf8), value: $0) }
        let others = self.accepted.map { Spelling(bytes: Array($0.spelling.utf8), value: $0.value) }
        exact = published
        loose = (published + others).map { Spelling(bytes: Self.folded($0.bytes), value: $0.value) }
    }

    /// The value that `text` names: exactly, or without regard to case and blanks, or by another of the guide's
    /// spellings.
    func value(named text: some Collection<UInt8>) -> Int? {
        if let found = exact.first(where: { $0.bytes.count == text.count && $0.bytes.elementsEqual(text) }) {
            return found.value
        }
        let folded = Self.folded(text)
        return loose.first { $0.bytes == folded }?.value
    }

    private static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
        text.lazy.filter { $0 > 0x20 }.map { $0.lowercasedASCII }
    }
}
