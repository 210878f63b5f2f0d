import RuleFiles
import Synchronization

/// The calls of a file, handed out in numbered chunks to whoever asks next.
final class ReplayInput: Sendable {
    /// Rows of a chunk: enough to make a database's round trip cheap, few enough to keep memory small.
    static let chunkSize = 512

    let columns: ReplayColumns
    private let state: Mutex<State>

    private struct State: ~Copyable {
        var reader: Reader
        var next = 0
        var isExhausted = false
    }

    /// Some rows, and which they are among the chunks.
    struct Chunk: Sendable {
        let number: Int
        let rows: [ReplayRow]
    }

    private enum Reader: ~Copyable {
        case csv(CSVReader)
        case log(DecisionLogReader)

        /// The next row; nil at the end.
        mutating func next() throws(DescriptorError) -> ReplayRow? {
            switch consume self {
            case .csv(var reader):
                let isThere: Bool
                do throws(DescriptorError) {
                    isThere = try reader.advance()
                } catch {
                    self = .csv(reader)
                    throw error
                }
                let row = isThere ? ReplayRow(reader) : nil
                self = .csv(reader)
                return row
            case .log(var reader):
                let row: ReplayRow?
                do throws(DescriptorError) {
                    row = try reader.next()
                } catch {
                    self = .log(reader)
                    throw error
                }
                self = .log(reader)
                return row
            }
        }
    }

    /// Reads the header of the calls at `descriptor`; a decision log has none.
    init(descriptor: Int32, isLog: Bool = false, hasMoment: Bool) throws(ReplayError) {
        if isLog {
            var header = CSVReader(bytes: Array(DecisionLogReader.header.utf8))
            columns = try ReplayColumns(Self.header(&header), hasMoment: hasMoment)
            state = Mutex(State(reader: .log(DecisionLogReader(descriptor: descriptor))))
        } else {
            var reader = CSVReader(descriptor: descriptor)
            columns = try ReplayColumns(Self.header(&reader), hasMoment: hasMoment)
            state = Mutex(State(reader: .csv(reader)))
        }
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
                guard let row = try state.reader.next() else {
                    state.isExhausted = true
                    break
                }
                rows.append(row)
            }
            guard !rows.isEmpty else { return nil }
            defer { state.next += 1 }
            return Chunk(number: state.next, rows: rows)
        }
    }
}

extension ReplayRow {
    /// The record that a reader is at.
    fileprivate init(_ reader: borrowing CSVReader) {
        var fields: [String] = []
        for index in 0..<reader.fieldCount { fields.append(reader.text(index)) }
        self.init(line: reader.line, fields: fields, fault: reader.fault.map { "\($0.message)" })
    }
}
