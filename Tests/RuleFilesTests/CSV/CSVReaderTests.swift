import Testing

@testable import RuleFiles

struct CSVReaderTests {
    /// Each record as `line: fields`, with its fault behind.
    private func records(_ text: String, _ limits: CSVLimits = CSVLimits(), columns: Int? = nil) throws -> [String] {
        var reader = CSVReader(bytes: Array(text.utf8), limits: limits)
        reader.columnCount = columns
        var records: [String] = []
        while try reader.advance() {
            let fields = (0..<reader.fieldCount).map { reader.text($0) }
            let fault = reader.fault.map { " !\($0.code) \($0.line):\($0.field)" }
            records.append("\(reader.line): \(fields.joined(separator: "|"))\(fault ?? "")")
        }
        return records
    }

    // The examples of RFC 4180 section 2, by their numbers.
    @Test(arguments: [
        ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", ["1: aaa|bbb|ccc", "2: zzz|yyy|xxx"]),  // 1
        ("aaa,bbb,ccc\r\nzzz,yyy,xxx", ["1: aaa|bbb|ccc", "2: zzz|yyy|xxx"]),  // 2
        ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", ["1: aaa|bbb|ccc", "2: zzz|yyy|xxx"]),  // 5
        ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", ["1: aaa|b\r\nbb|ccc", "3: zzz|yyy|xxx"]),  // 6
        ("\"aaa\",\"b\"\"bb\",\"ccc\"", ["1: aaa|b\"bb|ccc"]),  // 7
    ])
    func `the examples of RFC 4180`(text: String, expected: [String]) throws {
        #expect(try records(text) == expected)
    }

    @Test(
        arguments: [
            ("", []),
            ("\n", []),
            ("a", ["1: a"]),
            ("a,", ["1: a|"]),
            (",", ["1: |"]),
            ("a,b\n\n\r\nc,d\n", ["1: a|b", "4: c|d"]),  // empty lines are passed over
            ("\"\"\n", ["1: "]),  // a quoted empty field is a record
            ("\"\"\"\"", ["1: \""]),
            (" a , b \n", ["1:  a | b "]),  // spaces belong to a field
            ("5\" disk,x\n", ["1: 5\" disk|x"]),  // a quote inside an unquoted field
            ("a\rb,c\n", ["1: a\rb|c"]),  // a lone CR ends no line
            ("\u{FEFF}a,b\n", ["1: a|b"]),
            ("כהן,🙂\n", ["1: כהן|🙂"]),
        ] as [(String, [String])])
    func `corners of the form`(text: String, expected: [String]) throws {
        #expect(try records(text) == expected)
    }

    @Test func `text behind a closing quote is a fault of its record alone`() throws {
        #expect(
            try records("a,b\nc,\"d\"e,f\ng,h\n") == ["1: a|b", "2: c !csv-text-after-quote 2:2", "3: g|h"])
    }

    @Test func `a quote that never closes costs its own line only`() throws {
        #expect(
            try records("a,b\nc,\"d\ne,f\ng,h\n") == ["1: a|b", "2: c !csv-unclosed-quote 2:2", "3: e|f", "4: g|h"])
    }

    @Test func `a stray quote closed by a later one costs its own line only`() throws {
        #expect(
            try records("a,\"b\nc,d\ne,\"f, g\"\n") == ["1: a !csv-text-after-quote 1:2", "2: c|d", "3: e|f, g"])
    }

    @Test func `a fault behind a field of several lines is told by its own line`() throws {
        #expect(
            try records("\"a\nb\",\"c\"x\nd,e\n") == ["1: a\nb !csv-text-after-quote 2:2", "3: d|e"])
    }

    @Test func `a field over the limit is a fault, and the next line is read`() throws {
        let limits = CSVLimits(field: 4)
        #expect(try records("abcd,x\nabcde,x\ny\n", limits) == ["1: abcd|x", "2:  !csv-field-too-long 2:1", "3: y"])
        #expect(
            try records("\"abcd\",x\n\"abcde\",x\ny\n", limits)
                == ["1: abcd|x", "2:  !csv-field-too-long 2:1", "3: y"])
    }

    @Test func `a record over the limit is a fault, and the next line is read`() throws {
        let limits = CSVLimits(field: 8, record: 8)
        #expect(
            try records("a,b,c,d,e,f\ng\n", limits).map { $0.suffix(24) }
                == [
                    " !csv-record-too-long 1:6", "2: g",
                ].map { $0.suffix(24) })
    }

    @Test func `a record of another width is a fault and keeps its fields`() throws {
        #expect(
            try records("a,b\nc\nd,e,f\ng,h\n", columns: 2)
                == ["1: a|b", "2: c !csv-column-count 2:2", "3: d|e|f !csv-column-count 3:3", "4: g|h"])
    }

    @Test func `bytes that are no UTF-8 are a fault in their field`() throws {
        var reader = CSVReader(bytes: Array("a,b\nc,".utf8) + [0xE9, 0x0A] + Array("é,d\n".utf8))
        var faults: [CSVFault?] = []
        while try reader.advance() { faults.append(reader.fault) }
        #expect(faults == [nil, CSVFault(kind: .invalidUTF8, line: 2, field: 2), nil])
    }

    @Test func `a header gives columns their names and records their width`() throws {
        var reader = CSVReader(bytes: Array("dnis,clid\n1,2\n3\n".utf8))
        let header = try #require(try reader.readHeader())
        #expect((header.index(of: "clid"), header.index(of: "CLID")) == (1, nil))
        #expect(try reader.advance())
        #expect(reader.text(1) == "2")
        #expect(try reader.advance())
        #expect(reader.fault?.message == "1 column where the first line has 2")
        #expect(try !reader.advance())
    }

    @Test func `a header that names a column twice is refused`() {
        var reader = CSVReader(bytes: Array("\na,b,a\n".utf8))
        #expect(throws: CSVFault(kind: .duplicateColumn("a"), line: 2, field: 3)) { try reader.readHeader() }
    }

    @Test func `no header is none`() throws {
        var reader = CSVReader(bytes: [])
        #expect(try reader.readHeader() == nil)
    }

    @Test func `a field's bytes are a view`() throws {
        var reader = CSVReader(bytes: Array("a,\"b\"\"c\"\n".utf8))
        #expect(try reader.advance())
        let bytes = reader.withField(1) { field in field.indices.map { field[$0] } }
        #expect(bytes == Array("b\"c".utf8))
    }

    @Test func `a fault becomes a finding with its place`() {
        let fault = CSVFault(kind: .textAfterQuote, line: 7, field: 2)
        #expect(
            TextRenderer().render(Diagnostic(fault, inFile: "lists/blocked.csv"))
                == "lists/blocked.csv:7:1: error[csv-text-after-quote]: text stands behind the closing quote of field 2; "
                + "double the quotes that belong to the text\n")
    }

    @Test func `a stray quote on every line is a fault on every line`() throws {
        // Each opens a field that the next line's quote seems to close.
        var reader = CSVReader(bytes: Array(String(repeating: "\"abc\n", count: 100_000).utf8))
        var faults: [Int] = []
        while try reader.advance() {
            if let fault = reader.fault { faults.append(fault.line) }
        }
        #expect(faults == Array(1...100_000))
    }
}
