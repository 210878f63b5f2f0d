import Foundation

/// When the files that rules are made of changed last: the rule files, fixtures and lists in some folders.
struct WatchedFiles: Equatable, Sendable {
    private var changes: [String: Change] = [:]

    private struct Change: Equatable {
        let time: Date?
        let size: Int?
        let number: Int?
    }

    /// The state of the files in the folders of `paths`, and in those that are folders themselves.
    init(around paths: [String]) {
        for path in paths {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            let folder = exists && isFolder.boolValue ? path : URL(filePath: path).deletingLastPathComponent().path
            // What else lies there, a log for one, changes for other reasons.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names
            where name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".csv")
                || name.hasSuffix(".txt") || name.hasSuffix(".sql")
            {
                let file = "\(folder)/\(name)"
                guard let found = try? FileManager.default.attributesOfItem(atPath: file) else { continue }
                changes[file] = Change(
                    time: found[.modificationDate] as? Date, size: found[.size] as? Int,
                    number: found[.systemFileNumber] as? Int)
            }
        }
    }
}
