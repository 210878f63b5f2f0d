/// What a `?` stands for. Text travels as UTF-8; its limit counts UTF-16 code units, as SQL Server does and
/// as every smaller count of characters fits.
public enum ParameterType: Sendable, Hashable {
    /// `VARCHAR(limit)`: keys such as telephone numbers. A wide one would cost SQL Server its index.
    case text(limit: Int)
    /// `NVARCHAR(limit)`: any language on every database.
    case wideText(limit: Int)
    /// `BIGINT`.
    case integer
    /// `DOUBLE PRECISION`.
    case real
    /// A procedure's output, `NVARCHAR(limit)`; see `Statement.outputs()`.
    case output(limit: Int)
    /// A procedure's output, `INTEGER` of 32 bits.
    case integerOutput

    /// The database writes it.
    public var isOutput: Bool {
        switch self {
        case .text, .wideText, .integer, .real: false
        case .output, .integerOutput: true
        }
    }
}
