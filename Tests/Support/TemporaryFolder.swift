import Foundation

/// A fresh folder that goes, with all it holds, when the last reference to it does.
///
/// Keep it as a property of the suite: a local that is not used again may be released while a database
/// inside is still open.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "callsteer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        path = folder.path(percentEncoded: false)
    }

    deinit {
        // What cannot be removed is the system's to clean up; a test has nothing to say about it.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of `name` in the folder, whether or not it exists; `name` may lead through further folders.
    package func path(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// Writes `text` under `name`, with the folders on the way, and answers its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let file = URL(filePath: path(name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }
}
