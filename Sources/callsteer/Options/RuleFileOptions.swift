import ArgumentParser
import Foundation
import RuleFiles

/// `--rules`, and how its errors are shown.
struct RuleFileOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The rule file.", valueName: "file"))
    var rules: String

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    /// The rule file; its findings go to standard error, and with an error the command ends.
    func load() throws -> RuleFile {
        let findings = Findings()
        let file = RuleFile.read(rules, environment: ProcessInfo.processInfo.environment, into: findings)
        report(findings)
        guard let file else { throw Exit.couldNotRun }
        return file
    }

    /// Shows findings on standard error.
    func report(_ findings: Findings) {
        let text = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
        Console.write(text, to: STDERR_FILENO)
    }
}
