import Foundation
import TestSupport

/// Runs every reference model, prints a line for each value that is not as it should be, and writes a report.
///
/// `validate [--calls N] [--seed N] [--only TEXT] [--seconds N] [--spread SEEDS] [--report FILE] [FILE…]`
///
/// With `--spread` so many further seeds run a tenth of the calls each, and how far off the values are is judged over all of
/// them.
/// With `--seconds` a model that begins in the second half of the time gets a tenth of the calls, and none begins after it:
/// those are told as not run.
@main
struct Validate {
    static func main() async throws {
        var calls: Int64 = 20_000_000
        var seed: UInt64 = 1
        var only = ""
        var seconds: Double?
        var spread = 0
        var report: String?
        var paths: [String] = []
        var arguments = CommandLine.arguments.dropFirst()[...]
        while let argument = arguments.popFirst() {
            switch argument {
            case "--calls": calls = arguments.popFirst().flatMap { Int64($0) } ?? calls
            case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
            case "--only": only = arguments.popFirst() ?? only
            case "--seconds": seconds = arguments.popFirst().flatMap { Double($0) } ?? seconds
            case "--spread": spread = arguments.popFirst().flatMap { Int($0) } ?? spread
            case "--report": report = arguments.popFirst()
            default: paths.append(argument)
            }
        }
        if paths.isEmpty { paths = Validation.files() }
        let models = try paths.flatMap { try ReferenceModel.read($0) }.filter { only.isEmpty || $0.id.contains(only) }
        let validation = await Validation.run(models, calls: calls, seed: seed, within: seconds) { print($0) }
        for line in validation.summary { print(line) }
        var scores: ZScores?
        for further in 0..<spread {
            let other = await Validation.run(models, calls: calls / 10, seed: seed + 1 + UInt64(further)) { _ in }
            scores = scores ?? ZScores()
            scores?.add(other.outcomes.flatMap(\.verdicts))
        }
        for line in scores?.summary ?? [] { print(line) }
        if let report { try Data(validation.report(scores).utf8).write(to: URL(filePath: report)) }
        if !validation.isPassed || scores?.isPassed == false { exit(1) }
    }
}
