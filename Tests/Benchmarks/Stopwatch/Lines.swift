import Foundation

/// The lines of a file, without empty ones.
struct Lines: Sequence {
    private let lines: [Substring]

    init(of path: String) throws {
        lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    func makeIterator() -> some IteratorProtocol<String> { lines.lazy.map(String.init).makeIterator() }
}
