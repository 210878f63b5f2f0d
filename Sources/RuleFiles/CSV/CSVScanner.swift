/// Finds the fields of one record in a stretch of bytes (RFC 4180).
///
/// Two liberties, both taken by every spreadsheet: a line may end with LF alone, and a quote inside an unquoted
/// field is an ordinary character.
struct CSVScanner {
    struct Field {
        let start: Int
        var end: Int
        /// The text has doubled quotes that stand for one.
        let hasDoubledQuotes: Bool
        let isQuoted: Bool
    }

    enum Outcome {
        /// The record is complete and the next one begins at `next`.
        case record(next: Int)
        /// The bytes end before the record does.
        case incomplete
        /// The field behind those found is faulty; `at` is where it was noticed.
        case fault(CSVFault.Kind, at: Int)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let limits: CSVLimits

    /// The complete fields of the record.
    private(set) var fields: [Field] = []
    /// Line breaks inside them and the one behind them.
    private(set) var lineBreaks = 0
    private(set) var hasHighBytes = false
    /// The quote that opened the field under way, and the line breaks before it.
    private(set) var openQuote: (offset: Int, lineBreaks: Int)?

    init(limits: CSVLimits) {
        self.limits = limits
    }

    /// Scans one record.
    /// - Parameters:
    ///   - buffer: Where the bytes are.
    ///   - range: From the first byte of the record to the last byte at hand.
    ///   - isLast: Nothing follows the bytes.
    /// - Returns: Whether the record is complete, goes on behind the bytes, or is faulty.
    mutating func scan(_ buffer: [UInt8], _ range: Range<Int>, isLast: Bool) -> Outcome {
        let bytes = buffer.span.extracting(..<range.upperBound)
        let start = range.lowerBound
        fields.removeAll(keepingCapacity: true)
        lineBreaks = 0
        hasHighBytes = false
        openQuote = nil
        var offset = start
        while true {
            guard offset < bytes.count else {
                guard isLast else { return .incomplete }
                // The text ends behind a comma: there is one more, empty field.
                fields.append(Field(start: offset, end: offset, hasDoubledQuotes: false, isQuoted: false))
                return .record(next: offset)
            }
            let next =
                bytes[unchecked: offset] == Self.quote
                ? scanQuoted(bytes, from: offset, isLast: isLast)
                : scanPlain(bytes, from: offset, isLast: isLast)
            switch next {
            case .field(let behind):
                offset = behind
                guard offset - start <= limits.record else {
                    return .fault(.recordTooLong(limit: limits.record), at: offset)
                }
            case .end(let outcome):
                if case .incomplete = outcome, bytes.count - start > limits.record {
                    return .fault(.recordTooLong(limit: limits.record), at: bytes.count)
                }
                return outcome
            }
        }
    }

    private enum Step {
        /// A field has been appended and another follows at the offset.
        case field(Int)
        case end(Outcome)
    }

    private mutating func scanPlain(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
        var offset = start
        var union: UInt8 = 0
        let count = bytes.count
        while offset < count {
            // In bounds by the loop's condition; the check costs a fifth of the throughput.
            let byte = bytes[unchecked: offset]
            if byte == Self.comma || byte == Self.lineFeed { break }
            union |= byte
            offset += 1
        }
        hasHighBytes = hasHighBytes || union >= 0x80
        guard offset - start <= limits.field else {
            return .end(.fault(.fieldTooLong(limit: limits.field), at: offset))
        }
        guard offset < count else {
            guard isLast else { return .end(.incomplete) }
            fields.append(Field(start: start, end: offset, hasDoubledQuotes: false, isQuoted: false))
            return .end(.record(next: offset))
        }
        if bytes[offset] == Self.comma {
            fields.append(Field(start: start, end: offset, hasDoubledQuotes: false, isQuoted: false))
            return .field(offset + 1)
        }
        let end = offset > start && bytes[offset - 1] == Self.carriageReturn ? offset - 1 : offset
        fields.append(Field(start: start, end: end, hasDoubledQuotes: false, isQuoted: false))
        lineBreaks += 1
        return .end(.record(next: offset + 1))
    }

    private mutating func scanQuoted(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Step {
        openQuote = (start, lineBreaks)
        var offset = start + 1
        var union: UInt8 = 0
        var hasDoubledQuotes = false
        while offset < bytes.count {
            let byte = bytes[unchecked: offset]
            union |= byte
            if byte == Self.lineFeed { lineBreaks += 1 }
            if byte == Self.quote {
                guard offset + 1 < bytes.count, bytes[offset + 1] == Self.quote else { break }
                hasDoubledQuotes = true
                offset += 1
            }
            offset += 1
        }
        hasHighBytes = hasHighBytes || union >= 0x80
        guard offset - start - 1 <= limits.field else {
            return .end(.fault(.fieldTooLong(limit: limits.field), at: min(offset, bytes.count)))
        }
        guard offset < bytes.count else {
            return .end(isLast ? .fault(.unclosedQuote, at: bytes.count) : .incomplete)
        }
        let field = Field(start: start + 1, end: offset, hasDoubledQuotes: hasDoubledQuotes, isQuoted: true)
        return close(field, bytes, behind: offset + 1, isLast: isLast)
    }

    /// What follows a closing quote decides: a comma, a line break, the end, or a fault.
    private mutating func close(_ field: Field, _ bytes: Span<UInt8>, behind offset: Int, isLast: Bool) -> Step {
        let isReturn = offset < bytes.count && bytes[offset] == Self.carriageReturn
        let terminator = isReturn ? offset + 1 : offset
        guard terminator < bytes.count else {
            guard isLast else { return .end(.incomplete) }
            guard !isReturn else { return .end(.fault(.textAfterQuote, at: offset)) }
            accept(field)
            return .end(.record(next: offset))
        }
        switch bytes[terminator] {
        case Self.comma where !isReturn:
            accept(field)
            return .field(offset + 1)
        case Self.lineFeed:
            accept(field)
            lineBreaks += 1
            return .end(.record(next: terminator + 1))
        default:
            return .end(.fault(.textAfterQuote, at: offset))
        }
    }

    private mutating func accept(_ field: Field) {
        fields.append(field)
        openQuote = nil
    }

    /// Says where a field's text ends once its doubled quotes are single.
    mutating func shorten(_ index: Int, to end: Int) { fields[index].end = end }
}
