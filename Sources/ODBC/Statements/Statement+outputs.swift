extension Statement {
    /// The values of the parameters declared as outputs, in the order of their markers.
    ///
    /// A driver of SQL Server delivers them behind everything else, so they are there once the results have been
    /// read to their end. Where `DriverProfile.readsOutputsFromRow` they are a row that `query` visits, and only
    /// that: what such a driver leaves in bound outputs can be the values of the call before.
    /// - Returns: A value for each output; nil where the driver answers with a row, and before an execution has
    ///   succeeded and been read to its end, as one with a reached limit is not.
    ///   Text beyond its declared length ends there, and `isCut` says so.
    public func outputs() -> (cells: [Cell], isCut: Bool)? {
        guard isDrained, !connection.driver.profile.readsOutputsFromRow else { return nil }
        var isCut = false
        let cells = parameters.readOutputs { output -> Cell in
            switch output {
            case .null: return .null
            case .integer(let number): return .integer(Int64(number))
            case .text(let bytes): return .text(connection.codec?.decoded(bytes).string ?? DecodedText(bytes).string)
            case .cut(let bytes):
                isCut = true
                return .text(
                    connection.codec?.decoded(bytes, isCut: true).string ?? DecodedText(bytes.withoutCutScalar).string)
            }
        }
        return (cells, isCut)
    }
}
