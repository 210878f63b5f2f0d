import CUnixODBC

/// One row of a result, lent to a visitor. Columns count from 0.
public struct Row: ~Copyable {
    /// The columns of this row's result set.
    public let columns: [Column]

    let block: UnsafeRawPointer
    let indicators: UnsafePointer<SQLLEN>
    let places: UnsafePointer<RowBuffer.Place>
    let codec: TextCodec?

    /// Whether the column is NULL.
    public func isNull(_ column: Int) -> Bool {
        precondition(columns.indices.contains(column), "no column \(column)")
        return indicators[column] == SQL_NULL_DATA
    }

    /// Whether the column is longer than the place bound for it, so that its end is missing.
    public func isTruncated(_ column: Int) -> Bool {
        guard !isNull(column) else { return false }
        // A negative length stands for "unknown, longer than the place".
        return indicators[column] < 0 || indicators[column] > places[column].limit
    }

    /// The column's bytes as delivered, UTF-8 or the connection's code page except for binary columns, without
    /// an incomplete character of UTF-8 at a cut end; nil for NULL. They are valid inside the visitor alone.
    public func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        guard !isNull(column) else { return nil }
        let place = places[column]
        guard isTruncated(column) else {
            return UnsafeRawBufferPointer(start: block + place.start, count: indicators[column])
        }
        let bytes = UnsafeRawBufferPointer(start: block + place.start, count: place.limit)
        guard columns[column].family != .binary else { return bytes }
        // Text that was really cut fills its place. Where it ends before, the length was a lie, and behind the end
        // lies what an earlier row left.
        let end = bytes.firstIndex(of: 0) ?? bytes.count
        let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
        return codec == nil ? text.withoutCutScalar : text
    }

    /// The column as text, malformed characters repaired, the padding of a fixed length removed; nil for NULL.
    public func text(_ column: Int) -> String? {
        decoded(column)?.string
    }

    /// The column as text, as `text` has it, and whether it had to be repaired.
    public func decoded(_ column: Int) -> DecodedText? {
        guard let bytes = bytes(column) else { return nil }
        return decoded(columns[column].family == .paddedText ? bytes.withoutPadding : bytes, of: column)
    }

    /// The column as a value of its declared type.
    ///
    /// Numbers are fetched as text and read strictly; what does not read as one stays text. Asking drivers for
    /// numbers would turn the text `abc` of an untyped SQLite column into 0 without a word.
    public func cell(_ column: Int) -> Cell {
        guard let bytes = bytes(column) else { return .null }
        switch columns[column].family {
        case .binary: return .bytes([UInt8](bytes))
        case .integer:
            let text = decoded(bytes, of: column).string
            return Int64(text).map(Cell.integer) ?? .text(text)
        case .real:
            let text = decoded(bytes, of: column).string
            return Double(text).map(Cell.real) ?? .text(text)
        case .paddedText: return .text(decoded(bytes.withoutPadding, of: column).string)
        case .text: return .text(decoded(bytes, of: column).string)
        }
    }

    private func decoded(_ bytes: UnsafeRawBufferPointer, of column: Int) -> DecodedText {
        guard let codec else { return DecodedText(bytes) }
        return codec.decoded(bytes, isCut: isTruncated(column))
    }
}
