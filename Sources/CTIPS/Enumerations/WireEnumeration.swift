/// An enumeration of the contract: values are sent by name, in exactly the case of their raw values.
public protocol WireEnumeration: RawRepresentable<String>, CaseIterable, Hashable, Sendable
where AllCases == [Self] {
    /// The name of the type in the contract.
    static var contractName: String { get }
}
