import Foundation
import Routing
import Testing
import Workbench

@testable import RuleFiles

/// A replay from one file into another.
struct Replayed {
    let output: String
    let summary: ReplaySummary

    /// Replays `input` by the rules of `project`. Throws what the replay throws.
    init(
        _ input: Data, in project: Project, lookups: ReplayLookups = .off, at moment: String? = nil, workers: Int = 2
    ) async throws {
        let rules = try project.rules()
        let folder = project.root
        let source = URL(filePath: "\(folder)/calls-\(UUID().uuidString).csv")
        let target = "\(folder)/decisions-\(UUID().uuidString).csv"
        try input.write(to: source)
        let reading = try FileHandle(forReadingFrom: source)
        try #require(FileManager.default.createFile(atPath: target, contents: nil))
        let writing = try FileHandle(forWritingTo: URL(filePath: target))
        let moment = try moment.map { try MomentText.parse($0, in: rules.ruleSet.zone) }
        let replay = Replay(rules: rules, lookups: lookups, moment: moment, workers: workers)
        summary = try await replay.run(input: reading.fileDescriptor, output: writing.fileDescriptor)
        try reading.close()
        try writing.close()
        output = try String(contentsOfFile: target, encoding: .utf8)
    }

    init(
        _ input: String, in project: Project, lookups: ReplayLookups = .off, at moment: String? = nil, workers: Int = 2
    ) async throws {
        try await self.init(Data(input.utf8), in: project, lookups: lookups, at: moment, workers: workers)
    }

    /// The rows behind the header.
    var rows: [String] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map(String.init)
    }
}
