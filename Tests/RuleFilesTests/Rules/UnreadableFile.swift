import Foundation
import TestSupport
import Testing

/// Files that a repository cannot hold, or not well: missing, binary, huge.
enum UnreadableFile: String, CaseIterable {
    case missing
    case folder
    case linkToItself
    case latin1
    case binary
    case fiftyMegabytes
    case listFieldOfTwoMegabytes
    case listRecordOfEighteenMegabytes

    /// Makes the file in `folder`; answers the path of the rule file.
    func make(in folder: TemporaryFolder) throws -> String {
        let path = folder.path("rules.yaml")
        switch self {
        case .missing:
            try folder.write("", to: "rule.yaml")
        case .folder:
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case .linkToItself:
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path)
        case .latin1:
            try write(Array("version: 1 # f".utf8) + [0xFC, 0x72], to: path)
        case .binary:
            try write([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00, 0x00], to: path)
        case .fiftyMegabytes:
            try write([], to: path)
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: 50_000_000)
            try handle.close()
        case .listFieldOfTwoMegabytes:
            try writeList("phone\n\(String(repeating: "1", count: 2_000_000))\n", in: folder)
        case .listRecordOfEighteenMegabytes:
            let fields = Array(repeating: String(repeating: "1", count: 1_000_000), count: 18)
            try writeList("phone\n\(fields.joined(separator: ","))\n", in: folder)
        }
        return path
    }

    /// What must be found.
    var expected: String {
        switch self {
        case .missing:
            "1:1 error[file-not-found]: there is no file 'rules.yaml'; did you mean 'rule.yaml'?\n"
        case .folder:
            "1:1 error[not-a-file]: 'rules.yaml' is a directory; name a file in it\n"
        case .linkToItself:
            "1:1 error[file-unreadable]: 'rules.yaml' cannot be read: Too many levels of symbolic links\n"
        case .latin1:
            "1:15 error[not-utf8]: this is not UTF-8 text (byte 0xFC); save the file as UTF-8\n"
        case .binary:
            "1:1 error[not-text]: the control character U+007F is not allowed in a text file; take it out\n"
        case .fiftyMegabytes:
            "1:1 error[file-too-large]: 'rules.yaml' has 47.7 MiB, and a file may have 40 MiB; "
                + "split it and name the parts under 'include:'\n"
        case .listFieldOfTwoMegabytes:
            "lists/blocked.csv:2:1 error[csv-field-too-long]: field 1 is longer than 1048576 bytes; "
                + "is a quote left open?\n"
        case .listRecordOfEighteenMegabytes:
            "lists/blocked.csv:2:1 error[csv-record-too-long]: the record is longer than 16777216 bytes; "
                + "is a line break missing?\n"
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func writeList(_ text: String, in folder: TemporaryFolder) throws {
        try folder.write(text, to: "lists/blocked.csv")
        try folder.write(
            """
            version: 1
            numbers: raw
            lists: { blocked: { file: lists/blocked.csv } }
            rules: []
            default: { switch: true }

            """, to: "rules.yaml")
    }
}
