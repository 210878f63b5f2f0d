import ArgumentParser
import Foundation

/// `FORMAT=FILE`: a report written beside the one on standard output.
struct OutputFile<Format: RawRepresentable<String> & CaseIterable>: ExpressibleByArgument {
    let format: Format
    let path: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let format = Format(rawValue: String(parts[0])) else { return nil }
        self.format = format
        path = String(parts[1])
    }

    /// Writes `text`, or reports why it cannot.
    func write(_ text: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            Console.note("callsteer: \(path) cannot be written: \(error.localizedDescription)")
            throw Exit.couldNotRun
        }
    }
}
