/// What is wrong with one record. The reader goes on behind it.
package struct CSVFault: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case unclosedQuote
        case textAfterQuote
        case fieldTooLong(limit: Int)
        case recordTooLong(limit: Int)
        case columnCount(expected: Int, found: Int)
        case invalidUTF8
        case duplicateColumn(String)
    }

    package let kind: Kind
    /// Where the fault is, from 1; for a quote, where it opens.
    package let line: Int
    /// The field it is in, from 1.
    package let field: Int

    package var code: String {
        switch kind {
        case .unclosedQuote: "csv-unclosed-quote"
        case .textAfterQuote: "csv-text-after-quote"
        case .fieldTooLong: "csv-field-too-long"
        case .recordTooLong: "csv-record-too-long"
        case .columnCount: "csv-column-count"
        case .invalidUTF8: "csv-not-utf8"
        case .duplicateColumn: "csv-duplicate-column"
        }
    }

    package var message: String {
        switch kind {
        case .unclosedQuote: "the quote of field \(field) is never closed"
        case .textAfterQuote: "text stands behind the closing quote of field \(field)"
        case .fieldTooLong(let limit): "field \(field) is longer than \(limit) bytes"
        case .recordTooLong(let limit): "the record is longer than \(limit) bytes"
        case .columnCount(let expected, let found):
            "\(found) \(found == 1 ? "column" : "columns") where the first line has \(expected)"
        case .invalidUTF8: "field \(field) is not UTF-8 text"
        case .duplicateColumn(let name): "the column \(name.quoted) is named twice"
        }
    }

    package var help: String? {
        switch kind {
        case .unclosedQuote: "close it, or double the quotes that belong to the text"
        case .textAfterQuote: "double the quotes that belong to the text"
        case .fieldTooLong: "is a quote left open?"
        case .recordTooLong: "is a line break missing?"
        case .columnCount: "quote a field that has a comma in it"
        case .invalidUTF8: "save the file as UTF-8"
        case .duplicateColumn: "rename one of them"
        }
    }
}

extension CSVFault: CustomStringConvertible {
    package var description: String { "line \(line): \(message)" }
}

extension Diagnostic {
    /// A fault in a CSV file as a finding. The line is not quoted, since a CSV file is not kept in memory.
    package init(_ fault: CSVFault, inFile path: String) {
        let range = SourceRange(SourceFile(path: path, text: ""), line: fault.line, column: 1)
        self.init(.error, fault.code, fault.message, help: fault.help, at: range)
    }
}
