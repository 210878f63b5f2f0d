import Foundation

/// When files changed last.
struct WatchedFiles: Equatable, Sendable {
    /// Nil of a file that is not there.
    private var changes: [String: Change?] = [:]

    private struct Change: Equatable {
        let time: Date?
        let size: Int?
        let number: Int?
    }

    /// The state of `files`, and of the fixtures at and below `paths`.
    init(files: [String], below paths: [String]) {
        for file in files { look(at: file) }
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                look(at: path)
                continue
            }
            let names = FileManager.default.enumerator(atPath: path)?.lazy.compactMap { $0 as? String } ?? []
            // What else lies there, a log for one, changes for other reasons.
            for name in names
            where [".yaml", ".yml", ".csv", ".txt", ".sql"].contains(where: name.hasSuffix) {
                look(at: "\(path)/\(name)")
            }
        }
    }

    private mutating func look(at file: String) {
        let found = try? FileManager.default.attributesOfItem(atPath: file)
        let change = found.map { found in
            Change(
                time: found[.modificationDate] as? Date, size: found[.size] as? Int,
                number: found[.systemFileNumber] as? Int)
        }
        changes.updateValue(change, forKey: file)
    }

    /// Other files as they stand, with those that are watched already as they stood: what has changed meanwhile shows.
    func followed(by others: WatchedFiles) -> WatchedFiles {
        var result = others
        result.changes.merge(changes.filter { others.changes[$0.key] != nil }) { _, before in before }
        return result
    }
}
