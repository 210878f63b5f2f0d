import Foundation

/// Where the package lies, for tests that read its own files: sources, examples, schemas.
package enum PackageRoot {
    /// The folder that holds Package.swift.
    package static let path: String = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path()) {
            precondition(folder.pathComponents.count > 1, "no Package.swift above \(#filePath)")
            folder.deleteLastPathComponent()
        }
        return folder.standardizedFileURL.path(percentEncoded: false)
    }()

    /// The path of `name`, which is relative to the package.
    package static func path(_ name: String) -> String {
        URL(filePath: path).appending(path: name).path(percentEncoded: false)
    }
}
