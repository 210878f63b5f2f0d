import SOAP

@testable import CTIPS

/// The values of a record in order, as they stand in a message: name of the element and text.
struct Flattened: Equatable, CustomStringConvertible {
    let name: String
    let text: String

    var description: String { "\(name)=\(text)" }

    static func values(of record: Record) -> [Flattened] {
        let contract = Contract.standard
        return contract.members[contract.layouts[record.type].members].lazy
            .filter { $0.role == .published || $0.role == .guide }
            .flatMap { values(contract.text($0.name), $0.shape, record.values[Int($0.slot)]) }
    }

    private static func values(_ name: String, _ shape: Shape, _ value: Value) -> [Flattened] {
        switch value {
        case .absent, .null: return []
        case .number(let number): return [Flattened(name: name, text: "\(number)")]
        case .flag(let flag): return [Flattened(name: name, text: "\(flag)")]
        case .text(let text): return [Flattened(name: name, text: text)]
        case .record(let record): return values(of: record)
        case .enumerator(let index):
            guard case .enumeration(let number) = shape else { return [] }
            return [Flattened(name: name, text: Contract.standard.enumerations[Int(number)].values[index])]
        case .list(let items):
            guard let item = shape.item else { return [] }
            return items.flatMap { values(item.elementName, item, $0) }
        }
    }

    /// The leaves of an element that say something, read off the document.
    static func leaves(of element: Element) -> [Flattened] {
        if element.isNil { return [] }
        if element.isLeaf { return [Flattened(name: element.name, text: element.text)] }
        return element.children.flatMap(leaves)
    }
}

extension Shape {
    fileprivate var elementName: String {
        switch self {
        case .enumeration(let number): Contract.standard.enumerations[Int(number)].name
        case .record(let number): Contract.standard.records[Int(number)].name
        case .text: "string"
        case .int, .long, .flag, .ints, .texts, .enumerations, .records: "int"
        }
    }
}
