import Foundation

/// A folder on the command line, which stands for the YAML files in it.
package struct YAMLFolder {
    private let path: String

    /// Nil where `path` is no folder.
    package init?(_ path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        self.path = path
    }

    /// The files in it and in the folders inside, by name; hidden ones are left out.
    package var files: [String] {
        let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let prefix = path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
        return found.filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }.sorted()
            .map { prefix + $0 }
    }
}
