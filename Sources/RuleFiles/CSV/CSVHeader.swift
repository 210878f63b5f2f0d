/// The names of a CSV file's columns.
package struct CSVHeader: Sendable, Hashable {
    package let names: [String]
    private let indices: [String: Int]

    /// - Throws: A fault when two columns have one name.
    init(_ names: [String], line: Int) throws(CSVFault) {
        // Spreadsheets leave blanks behind commas.
        let names = names.map { name in
            let start = name.drop { $0 == " " }
            return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
        }
        var indices: [String: Int] = [:]
        for (index, name) in names.enumerated() where indices.updateValue(index, forKey: name) != nil {
            throw CSVFault(kind: .duplicateColumn(name), line: line, field: index + 1)
        }
        self.names = names
        self.indices = indices
    }

    /// The column of this name, as it is spelt in the file.
    package func index(of name: String) -> Int? { indices[name] }
}
