import Foundation
import RuleFiles

/// Where results and messages go: results to standard output, everything else to standard error.
///
/// Lines are made printable here, whoever's name, number or file path is in them: a terminal obeys none of it.
enum Console {
    /// Writes a line of a result.
    static func print(_ line: String) { write(line.printable + "\n", to: STDOUT_FILENO) }

    /// Writes a message.
    static func note(_ line: String) { write(line.printable + "\n", to: STDERR_FILENO) }

    /// Writes a document as it is.
    static func write(_ text: String, to descriptor: Int32) {
        // Nobody is left to tell when even this cannot be written.
        try? write(Array(text.utf8), to: Descriptor(number: descriptor))
    }

    private static func write(_ bytes: [UInt8], to descriptor: Descriptor) throws(DescriptorError) {
        try bytes.withUnsafeBufferPointer { buffer throws(DescriptorError) in
            try descriptor.write(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Whether standard error is a terminal, where progress can be shown.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
