/// Reads CSV (RFC 4180) record by record in constant memory.
///
/// `advance()` moves to the next record, whose fields are then views into the reader's buffer. A byte order mark
/// at the start and empty lines are passed over.
///
/// A faulty record comes in its place with `fault` set and the fields before the fault. Reading goes on at the next
/// line; behind a quote that was never meant, at the line after the one it stands in.
package struct CSVReader: ~Copyable {
    private let source: Descriptor?
    private var scanner: CSVScanner
    private var buffer: [UInt8]
    /// The bytes in the buffer that are read.
    private var filled: Int
    /// Where the next record begins.
    private var position = 0
    private var nextLine = 1
    private var isExhausted: Bool
    /// The rest of the line is part of a faulty record.
    private var skipsLine = false
    private var isStarted = false

    /// Where the record begins, from 1.
    package private(set) var line = 0
    /// What is wrong with the record.
    package private(set) var fault: CSVFault?
    /// How many fields a record must have; nil leaves that open. A header sets it.
    package var columnCount: Int?

    /// A reader of an open file, pipe or standard input, which it does not close.
    package init(descriptor: Int32, limits: CSVLimits = CSVLimits(), bufferSize: Int = 1 << 18) {
        source = Descriptor(number: descriptor)
        scanner = CSVScanner(limits: limits)
        buffer = Array(repeating: 0, count: max(1, bufferSize))
        filled = 0
        isExhausted = false
    }

    /// A reader of bytes in memory.
    package init(bytes: [UInt8], limits: CSVLimits = CSVLimits()) {
        source = nil
        scanner = CSVScanner(limits: limits)
        buffer = bytes
        filled = bytes.count
        isExhausted = true
    }

    /// The fields of the record; of a faulty one, those before the fault.
    package var fieldCount: Int { scanner.fields.count }

    /// Calls `body` with a field's bytes, quotes taken off.
    package func withField<Result, Failure>(
        _ index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let field = scanner.fields[index]
        return try body(buffer.span.extracting(field.start..<field.end))
    }

    /// A field as text; bytes that are no UTF-8 are replaced by U+FFFD.
    package func text(_ index: Int) -> String {
        let field = scanner.fields[index]
        return String(decoding: buffer[field.start..<field.end], as: UTF8.self)
    }

    /// Moves to the next record, sound or faulty; false at the end.
    package mutating func advance() throws(DescriptorError) -> Bool {
        fault = nil
        if !isStarted { try passByteOrderMark() }
        if skipsLine { try passLine() }
        while true {
            switch scanner.scan(buffer, position..<filled, isLast: isExhausted) {
            case .incomplete: try fill()
            case .record(let next):
                // Nothing is left, or a line is empty.
                if next == position { return false }
                line = nextLine
                nextLine += scanner.lineBreaks
                let record = position..<next
                position = next
                if isBlank { continue }
                check(record)
                return true
            case .fault(let kind, let offset):
                line = nextLine
                recover(from: kind, at: offset)
                return true
            }
        }
    }

    private var isBlank: Bool {
        fieldCount == 1 && scanner.fields[0].start == scanner.fields[0].end && !scanner.fields[0].isQuoted
    }

    /// Looks for what a complete record can still have wrong, then takes the doubling from its quotes.
    private mutating func check(_ record: Range<Int>) {
        if scanner.hasHighBytes, let offset = firstInvalidByte(in: record) {
            let field = scanner.fields.firstIndex { $0.end > offset } ?? fieldCount - 1
            fault = CSVFault(kind: .invalidUTF8, line: line, field: field + 1)
        } else if let expected = columnCount, expected != fieldCount {
            let kind = CSVFault.Kind.columnCount(expected: expected, found: fieldCount)
            fault = CSVFault(kind: kind, line: line, field: min(expected, fieldCount) + 1)
        }
        undoubleQuotes()
    }

    private func firstInvalidByte(in record: Range<Int>) -> Int? {
        do {
            _ = try UTF8Span(validating: buffer.span.extracting(record))
            return nil
        } catch {
            return record.lowerBound + error.byteOffsets.lowerBound
        }
    }

    private mutating func undoubleQuotes() {
        for index in scanner.fields.indices where scanner.fields[index].hasDoubledQuotes {
            let field = scanner.fields[index]
            var target = field.start
            var offset = field.start
            while offset < field.end {
                buffer[target] = buffer[offset]
                offset += buffer[offset] == UInt8(ascii: "\"") ? 2 : 1
                target += 1
            }
            scanner.shorten(index, to: target)
        }
    }

    /// Decides where reading goes on behind a fault.
    private mutating func recover(from kind: CSVFault.Kind, at offset: Int) {
        undoubleQuotes()
        let open = scanner.openQuote
        fault = CSVFault(kind: kind, line: nextLine + (open?.lineBreaks ?? scanner.lineBreaks), field: fieldCount + 1)
        // A quoted field that swallowed whole lines was most probably no quoted field: those lines are read again.
        // None is read a third time. The quotes in them come in pairs, or they would have closed the field, and
        // a line of such pairs opens no field that it does not close; so the next stray quote stands behind them.
        if let open, let next = lineEnd(in: open.offset..<offset) {
            nextLine += open.lineBreaks + 1
            position = next
        } else {
            nextLine += scanner.lineBreaks
            position = offset
            skipsLine = true
        }
    }

    /// The offset behind the first line feed in the range.
    private func lineEnd(in range: Range<Int>) -> Int? {
        buffer[range].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    }

    private mutating func passLine() throws(DescriptorError) {
        skipsLine = false
        while true {
            if let next = lineEnd(in: position..<filled) {
                position = next
                nextLine += 1
                return
            }
            position = filled
            if isExhausted { return }
            try fill()
        }
    }

    private mutating func passByteOrderMark() throws(DescriptorError) {
        isStarted = true
        while filled < 3, !isExhausted { try fill() }
        if buffer[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads more behind what is there, making room first.
    private mutating func fill() throws(DescriptorError) {
        guard let source else { return }
        let rest = position..<filled
        if rest.lowerBound > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[rest]))
            }
            position = 0
            filled = rest.count
        }
        if filled == buffer.count { buffer += repeatElement(0, count: buffer.count) }
        let start = filled
        let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(DescriptorError) in
            try source.read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[start...])))
        }
        filled += count
        isExhausted = count == 0
    }
}
