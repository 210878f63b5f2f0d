extension CSVReader {
    /// Reads the first record as the names of the columns; from then on every record must have as many fields.
    /// - Returns: Nil when there is no record at all.
    /// - Throws: `CSVFault` when it is faulty or names a column twice, `DescriptorError` when reading fails.
    package mutating func readHeader() throws -> CSVHeader? {
        guard try advance() else { return nil }
        if let fault { throw fault }
        let names = (0..<fieldCount).map { text($0) }
        columnCount = names.count
        return try CSVHeader(names, line: line)
    }
}
