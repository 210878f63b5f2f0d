import Foundation
import TestSupport
import Testing

/// Python's standard library, where a test wants a reader that is not ours.
enum Python {
    /// Runs `script` on `input` and answers what it prints.
    static func run(_ script: String, input: String = "") throws -> String {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "PYTHONUTF8": "1"]
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.write(input, to: "input")))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.write("", to: "output")))
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "Python reads no such document")
        return try String(contentsOfFile: folder.path("output"), encoding: .utf8)
    }
}
