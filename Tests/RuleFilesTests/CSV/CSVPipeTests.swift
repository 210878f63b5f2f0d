import Glibc
import TestSupport
import Testing

@testable import RuleFiles

struct CSVPipeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [1, 2, 3, 7, 64]) func `records do not depend on how the bytes arrive`(bufferSize: Int) throws {
        let text = "\u{FEFF}id,text\r\n1,\"two\r\nlines\"\r\n2,\"a \"\"quote\"\"\"\r\n3,כהן\r\n4,\"x\"y\r\n5,z"
        let path = try folder.write(text, to: "calls.csv")
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var reader = CSVReader(descriptor: descriptor, bufferSize: bufferSize)
        let header = try #require(try reader.readHeader())
        #expect(header.names == ["id", "text"])
        var texts: [String] = []
        var lines: [Int] = []
        while try reader.advance() {
            lines.append(reader.line)
            texts.append(reader.fault?.code ?? reader.text(1))
        }
        #expect(texts == ["two\r\nlines", "a \"quote\"", "כהן", "csv-text-after-quote", "z"])
        #expect(lines == [2, 4, 5, 6, 7])
    }

    @Test func `a line longer than any field is passed over in constant memory`() throws {
        let path = try folder.write("a\n" + String(repeating: "x", count: 1 << 20) + "\nb\n", to: "long.csv")
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        var reader = CSVReader(descriptor: descriptor, limits: CSVLimits(field: 1000), bufferSize: 64)
        var found: [String] = []
        while try reader.advance() { found.append(reader.fault?.code ?? reader.text(0)) }
        #expect(found == ["a", "csv-field-too-long", "b"])
    }

    @Test func `what cannot be read is an error of the system`() {
        var reader = CSVReader(descriptor: -1)
        #expect(throws: DescriptorError(call: "read", code: EBADF)) { try reader.advance() }
    }

    @Test func `a writer sends exact bytes to a file`() throws {
        let path = folder.path("out.csv")
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        var writer = CSVWriter(descriptor: descriptor, lineEnding: .crlf)
        for row in 0..<20_000 {
            writer.write(row)
            writer.write("a,b")
            try writer.endRecord()
        }
        try writer.flush()
        close(descriptor)
        let expected = (0..<20_000).map { "\($0),\"a,b\"\r\n" }.joined()
        #expect(SourceFile.read(path, into: Findings())?.text == expected)
    }

    @Test func `a reader that leaves is a broken pipe`() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        var writer = CSVWriter(descriptor: ends[1])
        writer.write("x")
        try writer.endRecord()
        let error = #expect(throws: DescriptorError.self) { try writer.flush() }
        #expect(error?.isBrokenPipe == true)
    }
}
