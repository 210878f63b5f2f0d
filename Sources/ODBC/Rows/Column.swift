import CUnixODBC

/// A column of a result.
public struct Column: Sendable, Hashable {
    /// Its name or alias as the driver gives it: PostgreSQL folds to lower case, others keep what was written.
    public let name: String
    /// The SQL type's number in ODBC, 12 for VARCHAR.
    public let type: Int
    /// Characters or bytes for text and binary, digits for numbers, 0 where unknown.
    public let size: Int
    /// Digits behind the decimal point of an exact number.
    public let decimalDigits: Int
    /// Whether it can be NULL, nil where the driver does not know.
    public let isNullable: Bool?

    /// The value's nature.
    public enum Family: Sendable, Hashable {
        /// Text of varying length, and whatever has no family of its own: dates, exact decimals, UUIDs.
        case text
        /// Text filled up with blanks to its declared length.
        case paddedText
        /// Whole numbers and bits.
        case integer
        /// Binary floating point.
        case real
        /// Bytes.
        case binary

        /// Whole or binary floating point.
        var isNumber: Bool { self == .integer || self == .real }
    }

    /// The family of `type`.
    public var family: Family {
        switch Int32(type) {
        case SQL_CHAR, SQL_WCHAR: .paddedText
        case SQL_BIT, SQL_TINYINT, SQL_SMALLINT, SQL_INTEGER, SQL_BIGINT: .integer
        case SQL_REAL, SQL_FLOAT, SQL_DOUBLE: .real
        case SQL_BINARY, SQL_VARBINARY, SQL_LONGVARBINARY: .binary
        default: .text
        }
    }
}
