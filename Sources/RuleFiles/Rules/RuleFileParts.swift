import Glibc

/// A rule file and those it includes, in the order in which their rules stand.
struct RuleFileParts {
    /// One file: its text and its entries.
    struct Part {
        let file: SourceFile
        /// The folder that paths in the file are relative to, with its slash; empty for the current one.
        let folder: String
        var mapping: MappingReader
    }

    private var parts: [Part] = []
    // Both by the files' real paths, for `a.yaml` and `./a.yaml` are one file.
    private var open: [String] = []
    private var seen: [String: SourceRange] = [:]
    private let findings: Findings

    /// Reads the file at `path` and what it includes.
    init(_ path: String, into findings: Findings) {
        self.findings = findings
        guard let file = SourceFile.read(path, into: findings) else { return }
        read(file, at: path)
    }

    /// No file at all.
    init(noneInto findings: Findings) { self.findings = findings }

    /// Reads the text of `file`, and what it includes.
    init(_ file: SourceFile, into findings: Findings) {
        self.findings = findings
        read(file, at: file.path)
    }

    /// Takes rules that stand inside another file, and what they include.
    init(inline reader: NodeReader, in path: String, into findings: Findings) {
        self.findings = findings
        guard let mapping = reader.mapping() else { return }
        read(reader.range.file, mapping, at: path)
    }

    /// The file that was named, if it could be read.
    private(set) var main: SourceFile?

    /// Every file that was named could be read.
    private(set) var isComplete = true

    /// None could be read.
    var isEmpty: Bool { parts.isEmpty }
    var indices: Range<Int> { parts.indices }
    var files: [SourceFile] { parts.map(\.file) }

    /// Lets go of what was read.
    mutating func forget() { parts = [] }

    subscript(index: Int) -> Part {
        get { parts[index] }
        set { parts[index] = newValue }
    }

    private mutating func read(_ file: SourceFile, at path: String) {
        if main == nil { main = file }
        guard let root = YAMLNode(file, into: findings),
            let mapping = NodeReader(root, named: "the rule file", into: findings).mapping()
        else {
            isComplete = false
            return
        }
        read(file, mapping, at: path)
    }

    private mutating func read(_ file: SourceFile, _ entries: MappingReader, at path: String) {
        if main == nil { main = file }
        var mapping = entries
        open.append(path.real)
        defer { open.removeLast() }
        let includes = mapping.optional("include")
        // Included rules stand where the file includes them: before its own, unless it says so after them.
        let rulesRange = mapping.keyRange("rules")
        let isAfterRules = zip(includes.map(\.range.start), rulesRange?.start).map { $0 > $1 } ?? false
        let part = Part(file: file, folder: path.folder, mapping: mapping)
        if isAfterRules { parts.append(part) }
        for include in includes?.itemsOrSingle() ?? [] { self.include(include, from: path) }
        if !isAfterRules { parts.append(part) }
    }

    private mutating func include(_ reader: NodeReader, from path: String) {
        guard let name = reader.text() else {
            isComplete = false
            return
        }
        let target = path.folder.resolving(name)
        let real = target.real
        if open.contains(real) {
            findings.error(
                "include-cycle", "'\(name)' is being read already and cannot include itself",
                help: "take it out; what both files need can stand in a third", at: reader.range)
        } else if let first = seen[real] {
            findings.error(
                "include-twice", "'\(name)' is included already", help: "keep one of them", at: reader.range,
                related: [.init(first, "included here first")])
        } else if let file = SourceFile.read(target, referencedAt: reader.range, into: findings) {
            seen[real] = reader.range
            read(file, at: target)
        } else {
            isComplete = false
        }
    }
}

/// Both values, or nil when one is missing.
private func zip<Left, Right>(_ left: Left?, _ right: Right?) -> (Left, Right)? {
    guard let left, let right else { return nil }
    return (left, right)
}

extension String {
    /// The folder of a path, with its slash; empty for a bare name.
    package var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }

    /// The path without links, `.` and `..`; the path itself where there is no such file.
    fileprivate var real: String {
        guard let resolved = realpath(self, nil) else { return self }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// `name` as seen from this folder.
    package func resolving(_ name: String) -> String { name.hasPrefix("/") ? name : self + name }
}
