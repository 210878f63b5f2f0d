/// A value of a result, by itself.
public enum Cell: Sendable, Hashable {
    /// No value; never the same as empty text.
    case null
    /// Text, and what ODBC has no closer type for: dates and exact decimals as the database writes them.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A binary floating-point number.
    case real(Double)
    /// Bytes.
    case bytes([UInt8])
}
