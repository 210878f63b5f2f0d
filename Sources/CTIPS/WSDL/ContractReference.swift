/// The contract as tables for people, in Markdown: the reference part of `docs/ctips.md`.
package struct ContractReference {
    /// What the operations, records and enumerations are, under headings of the third level.
    package static var markdown: String {
        let contract = Contract.standard
        let records = contract.records.filter { !$0.isMessage }
        return [
            "### Operations\n", table(["operation", "declared by", "takes", "answers"], operations),
            "\n### Arguments of requests\n", table(columns, rows(records.filter { $0.namespace == .requests })),
            "\n### Events\n", table(columns, rows(records.filter { contract.isEvent($0) })),
            "\n### Data\n",
            table(columns, rows(records.filter { $0.namespace != .requests && !contract.isEvent($0) })),
            "\n### Enumerations\n",
            table(["name", "values"], contract.enumerations.map { [$0.name, values($0)] }),
        ].joined(separator: "\n")
    }

    private static let columns = ["name", "members"]

    private static var operations: [[String]] {
        Operation.allCases.map { operation in
            let arguments = Contract.standard.records.first { $0.name == operation.rawValue }?.fields ?? []
            let takes = arguments.map { "\($0.name) \($0.kind.word)" }.joined(separator: ", ")
            return [
                operation.rawValue, operation.contract, takes, operation == .openConnection ? "SessionObject" : "int",
            ]
        }
    }

    private static func rows(_ records: [RecordType]) -> [[String]] {
        records.map { record in
            let base = record.base.map { ["*\($0)*"] } ?? []
            return [record.name, (base + record.fields.map(member)).joined(separator: ", ")]
        }
    }

    private static func member(_ field: Field) -> String {
        var text = "\(field.name) \(field.kind.word)"
        switch field.origin {
        case .required: break
        case .optional: text += " (optional)"
        case .guide: text += " (guide)"
        }
        let others = field.aliases + field.accepted.map { $0 + "†" }
        return others.isEmpty ? text : text + " = \(others.joined(separator: " = "))"
    }

    private static func values(_ enumeration: EnumerationType) -> String {
        enumeration.values.enumerated().map { index, value in
            enumeration.numbers.map { "\(value) \($0[index])" } ?? value
        }.joined(separator: ", ") + enumeration.accepted.map { ", \($0.spelling)†" }.joined()
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}

extension Contract {
    fileprivate func isEvent(_ record: RecordType) -> Bool {
        eventsByName[record.name] != nil || ["CTIEvent", "CTIFilter"].contains(record.name)
    }
}

extension Field.Kind {
    /// The type as the guide writes it.
    fileprivate var word: String {
        switch self {
        case .int: "int"
        case .long: "long"
        case .flag: "bool"
        case .text: "string"
        case .ints: "int[]"
        case .texts: "string[]"
        case .enumeration(let name), .record(let name): name
        case .enumerations(let name), .records(let name): name + "[]"
        }
    }
}
