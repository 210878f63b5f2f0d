extension Statement {
    /// The values of the parameters declared as outputs, in the order of their markers.
    ///
    /// A driver of SQL Server delivers them behind everything else, so they are there once the results have been
    /// read to their end. Where `DriverProfile.readsOutputsFromRow` they are a row that `query` visits, and only
    /// that: what such a driver leaves in bound outputs can be the values of the call before.
    /// - Returns: A value for each output; nil where the driver answers with a row, and before an execution has
    ///   succeeded and been read to its end, as one with a reached limit is not.
    /// - Throws: 22001 for text longer than declared.
    public func outputs() throws(ODBCError) -> [Cell]? {
        guard isDrained, !connection.driver.profile.readsOutputsFromRow else { return nil }
        let values = parameters.readOutputs { output -> Cell? in
            switch output {
            case .null: .null
            case .integer(let number): .integer(Int64(number))
            case .text(let bytes): .text(connection.codec?.decoded(bytes).string ?? DecodedText(bytes).string)
            case .cut: nil
            }
        }
        let cells = values.compactMap(\.self)
        guard cells.count == values.count else {
            throw refusal("outputs", "22001", "an output is longer than declared")
        }
        return cells
    }
}
