package import RuleFiles

/// Why a replay cannot be run, or not to its end.
package enum ReplayError: Error, Sendable {
    /// The input has no first line.
    case empty
    /// The first line names no such columns.
    case missingColumns([String], found: [String])
    /// The first line is faulty.
    case header(CSVFault)
    /// Reading or writing failed.
    case descriptor(DescriptorError)
}
