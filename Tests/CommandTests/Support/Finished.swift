/// A process that has ended.
struct Finished {
    /// Its exit code; of one that a signal ended, 128 and the signal's number, as shells tell it.
    let status: Int32
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let errors: String

    /// Both, for what must be in neither.
    var everything: String { output + errors }

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}
