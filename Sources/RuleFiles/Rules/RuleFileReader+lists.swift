import Numbering
import Routing

extension RuleFileReader {
    /// `lists`: numbers in a file beside the rules, or written out.
    mutating func readLists() {
        forEachPart(with: "lists") { reader, section, part in
            for entry in section.entries() ?? [] {
                let numbers = reader.numbers(entry.value, part)
                guard reader.listNames.declare(entry.name, at: entry.key.range, into: reader.findings) != nil else {
                    continue
                }
                reader.lists.append(NumberList(name: entry.name, numbers: numbers))
            }
        }
    }

    private mutating func numbers(_ reader: NodeReader, _ part: RuleFileParts.Part) -> [PhoneNumber] {
        if case .sequence = reader.node.content {
            return (reader.items() ?? []).compactMap { item in
                item.telephoneText().flatMap { number($0, at: item.range) }
            }
        }
        guard var mapping = reader.mapping() else { return [] }
        let file = mapping.required("file")
        let column = mapping.optional("column")
        mapping.finish()
        guard let file, let path = file.text() else { return [] }
        guard let source = SourceFile.read(part.folder.resolving(path), referencedAt: file.range, into: findings) else {
            return []
        }
        dataFiles.append(source)
        return numbers(in: source, column: column, file)
    }

    private func numbers(in source: SourceFile, column: NodeReader?, _ file: NodeReader) -> [PhoneNumber] {
        guard let table = CSVTable(source, into: findings) else { return [] }
        let name = column?.text()
        let names = table.header.names
        let index = name.map { table.header.index(of: $0) } ?? (names.count == 1 ? 0 : nil)
        guard let index else {
            findings.error(
                "unknown-column",
                name.map { "\(source.path.quotedPath) has no column \($0.quoted)" }
                    ?? "\(source.path.quotedPath) has \(names.count) columns",
                help: name.flatMap { suggestion(for: $0, among: names) }
                    ?? "its columns are \(names.joined(separator: ", ")); name one with column:",
                at: column?.range ?? file.range)
            return []
        }
        return table.rows.compactMap { row in
            number(row.fields[index], at: SourceRange(source, line: row.line, column: 1))
        }
    }

    private func number(_ text: String, at range: SourceRange) -> PhoneNumber? {
        let number = numbers.dialled(text)
        if number.national.utf8.contains(where: { (0x30...0x39).contains($0) }) { return number }
        findings.error("bad-number", "\(text.quoted) is no telephone number", help: "write its digits", at: range)
        return nil
    }
}
