/// What of a call a lookup's query reads. Calls that differ in nothing else are one question.
package struct KeyParts: OptionSet, Sendable, Hashable {
    /// One bit a part.
    package let rawValue: UInt8

    /// The parts of these bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The parts that a query reads, as in `KeyParts(where: template.uses)`.
    package init(where uses: (LookupVariable) -> Bool) {
        self = LookupVariable.allCases.filter(uses).reduce(into: []) { $0.formUnion(Self($1)) }
    }

    /// The part that `variable` stands for.
    init(_ variable: LookupVariable) {
        switch variable {
        case .clid: self = .clid
        case .dnis: self = .dnis
        case .attachData: self = .attach
        }
    }

    /// The caller.
    package static let clid = Self(rawValue: 1 << 0)
    /// The dialled number.
    package static let dnis = Self(rawValue: 1 << 1)
    /// The attach data.
    package static let attach = Self(rawValue: 1 << 2)
}
