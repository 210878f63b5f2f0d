/// How much of a CSV file may stand in memory at once.
package struct CSVLimits: Sendable, Hashable {
    /// Bytes of one field.
    package var field: Int
    /// Bytes of one record.
    package var record: Int

    package init(field: Int = 1 << 20, record: Int = 16 << 20) {
        self.field = field
        self.record = record
    }
}
