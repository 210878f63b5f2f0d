/// A small CSV file whole: its column names and its rows as text.
package struct CSVTable {
    /// One row.
    package struct Row {
        /// Where it stands, from 1.
        package let line: Int
        /// As many as there are columns.
        package let fields: [String]
    }

    package let header: CSVHeader
    package let rows: [Row]

    /// Reads `source`, reporting every fault; nil when not even the header can be read.
    package init?(_ source: SourceFile, into findings: Findings) {
        var reader = CSVReader(bytes: Array(source.text.utf8))
        func report(_ fault: CSVFault) {
            let range = SourceRange(source, line: fault.line, column: 1)
            findings.error(fault.code, fault.message, help: fault.help, at: range)
        }
        do {
            guard let header = try reader.readHeader() else {
                findings.error(
                    "empty-file", "\(source.path.quotedPath) is empty", help: "its first line names the columns",
                    at: SourceRange(source, line: 1, column: 1))
                return nil
            }
            self.header = header
            var rows: [Row] = []
            while try reader.advance() {
                if let fault = reader.fault {
                    report(fault)
                } else {
                    rows.append(Row(line: reader.line, fields: (0..<reader.fieldCount).map { reader.text($0) }))
                }
            }
            self.rows = rows
        } catch let fault as CSVFault {
            report(fault)
            return nil
        } catch {
            preconditionFailure("bytes in memory are always readable")
        }
    }
}
