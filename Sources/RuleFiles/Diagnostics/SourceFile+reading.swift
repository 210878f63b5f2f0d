import Glibc

extension SourceFile {
    /// The largest rule file that is read, in bytes.
    package static let sizeLimit = 40 << 20

    /// Reads a file as UTF-8 text, or reports why it cannot be read and answers nil.
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - shownPath: The path findings name; `path` itself unless given.
    ///   - reference: The place in another file that named this one; a missing file is reported there.
    ///   - findings: Takes the report.
    /// - Returns: The file, or nil after a report.
    package static func read(
        _ path: String, as shownPath: String? = nil, referencedAt reference: SourceRange? = nil, into findings: Findings
    ) -> SourceFile? {
        let shownPath = shownPath ?? path
        do {
            return try SourceFile(path: shownPath, decoding: bytes(of: path, shownAs: shownPath, reference))
        } catch {
            findings.report(error)
            return nil
        }
    }

    private static func bytes(
        of path: String, shownAs shownPath: String, _ reference: SourceRange?
    ) throws(Diagnostic) -> [UInt8] {
        let place = reference ?? SourceRange(SourceFile(path: shownPath, text: ""), line: 1, column: 1)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno, path, shownPath, place) }
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(errno, path, shownPath, place) }
        if status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR, path, shownPath, place) }
        guard status.st_size <= sizeLimit else { throw tooLarge(Int(status.st_size), shownPath, place) }

        var bytes: [UInt8] = []
        // One byte more than expected tells the end of the file from a file that grew; a pipe has no size at all.
        var capacity = max(Int(status.st_size) + 1, 1 << 16)
        while true {
            var failed: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, capacity)
                failed = got < 0 ? errno : 0
                count = max(0, got)
            }
            if failed == EINTR { continue }
            guard failed == 0 else { throw failure(failed, path, shownPath, place) }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= sizeLimit else { throw tooLarge(bytes.count, shownPath, place) }
            capacity = 1 << 16
        }
    }

    private static func tooLarge(_ size: Int, _ shownPath: String, _ place: SourceRange) -> Diagnostic {
        Diagnostic(
            .error, "file-too-large",
            "\(shownPath.quotedPath) has \(mebibytes(size)) MiB, and a file may have \(mebibytes(sizeLimit)) MiB",
            help: "split it and name the parts under 'include:'", at: place)
    }

    /// Rounded up, in tenths: what is over the limit must not be shown as equal to it.
    private static func mebibytes(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    private static func failure(
        _ code: Int32, _ path: String, _ shownPath: String, _ place: SourceRange
    ) -> Diagnostic {
        switch code {
        case ENOENT, ENOTDIR:
            Diagnostic(
                .error, "file-not-found", "there is no file \(shownPath.quotedPath)",
                help: suggestionForMissing(path), at: place)
        case EISDIR:
            Diagnostic(
                .error, "not-a-file", "\(shownPath.quotedPath) is a directory", help: "name a file in it", at: place)
        default:
            Diagnostic(
                .error, "file-unreadable", "\(shownPath.quotedPath) cannot be read: \(String(cString: strerror(code)))",
                at: place)
        }
    }

    private static func suggestionForMissing(_ path: String) -> String? {
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = slash.map { String(path[...$0]) } ?? "."
        guard let stream = opendir(folder) else { return "its folder does not exist either" }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { $0.prefix { $0 != 0 }.map(\.self) }
            names.append(String(decoding: bytes, as: UTF8.self))
        }
        return suggestion(for: name, among: names.sorted())
    }
}
