import Foundation

/// When the files around some paths were last changed: what `test --watch` compares.
package struct FolderState: Equatable, Sendable {
    private var changes: [String: Date] = [:]

    /// The state of the folders at, or around, `paths`.
    package init(of paths: [String]) {
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            let url = URL(fileURLWithPath: path)
            let folder = isFolder.boolValue ? url : url.deletingLastPathComponent()
            let files = FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: [.contentModificationDateKey], options: [.skipsHiddenFiles])
            while let file = files?.nextObject() as? URL {
                let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
                changes[file.path] = values?.contentModificationDate
            }
        }
    }
}
