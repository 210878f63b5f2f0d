import Glibc

/// The system refused to read or write.
package struct DescriptorError: Error, Sendable, Hashable {
    /// The call that failed: `read` or `write`.
    package let call: String
    /// Its `errno`.
    package let code: Int32

    /// Whoever should read what was written has gone.
    package var isBrokenPipe: Bool { code == EPIPE }
}

extension DescriptorError: CustomStringConvertible {
    package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
