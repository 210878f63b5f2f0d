import RuleFiles
import Synchronization

/// The calls of a file, handed out in numbered chunks to whoever asks next.
final class ReplayInput: Sendable {
    /// Rows of a chunk: enough to make a database's round trip cheap, few enough to keep memory small.
    static let chunkSize = 512

    let columns: ReplayColumns
    private let state: Mutex<State>

    private struct State: ~Copyable {
        var reader: CSVReader
        var next = 0
        var isExhausted = false
    }

    /// Some rows, and which they are among the chunks.
    struct Chunk: Sendable {
        let number: Int
        let rows: [ReplayRow]
    }

    /// Reads the header of the calls at `descriptor`.
    init(descriptor: Int32, hasMoment: Bool) throws(ReplayError) {
        var reader = CSVReader(descriptor: descriptor)
        columns = try ReplayColumns(Self.header(&reader), hasMoment: hasMoment)
        state = Mutex(State(reader: reader))
    }

    private static func header(_ reader: inout CSVReader) throws(ReplayError) -> CSVHeader {
        do {
            guard let header = try reader.readHeader() else { throw ReplayError.empty }
            return header
        } catch let error as ReplayError {
            throw error
        } catch let fault as CSVFault {
            throw .header(fault)
        } catch let error as DescriptorError {
            throw .descriptor(error)
        } catch {
            preconditionFailure("reading a header fails in known ways")
        }
    }

    /// The next rows; nil at the end.
    func next() throws(DescriptorError) -> Chunk? {
        try state.withLock { state throws(DescriptorError) in
            guard !state.isExhausted else { return nil }
            var rows: [ReplayRow] = []
            rows.reserveCapacity(Self.chunkSize)
            while rows.count < Self.chunkSize {
                guard try state.reader.advance() else {
                    state.isExhausted = true
                    break
                }
                rows.append(
                    ReplayRow(
                        line: state.reader.line, fields: (0..<state.reader.fieldCount).map { state.reader.text($0) },
                        fault: state.reader.fault.map { "\($0.message)" }))
            }
            guard !rows.isEmpty else { return nil }
            defer { state.next += 1 }
            return Chunk(number: state.next, rows: rows)
        }
    }
}
