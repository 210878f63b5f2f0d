import ArgumentParser
import Foundation
import HTTP
import RuleFiles
import Service

/// `--config`, and how its errors are shown.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The configuration of the service.", valueName: "file"))
    var config: String

    @Option(name: .long, help: "When messages are coloured.")
    var color = ColorMode.auto

    /// The configuration; its findings go to standard error, and with an error the command ends.
    func load() throws -> ServiceConfiguration {
        let findings = Findings()
        let configuration = ServiceConfiguration.read(
            config, environment: ProcessInfo.processInfo.environment, into: findings)
        report(findings)
        guard let configuration else { throw Exit.couldNotRun }
        return configuration
    }

    /// Shows findings on standard error.
    func report(_ findings: [Diagnostic]) {
        let gathered = Findings()
        for finding in findings { gathered.report(finding) }
        report(gathered)
    }

    /// Says why the service does not start.
    func report(_ failure: Service.Failure) {
        switch failure {
        case .unusable(let findings): report(findings)
        case .cannotListen(let what, .cannotListen(let host, let port, let reason)):
            Console.note("callsteer: '\(what)' cannot listen at \(host):\(port): \(reason)")
        case .cannotListen(_, .tls(let error)), .tls(let error):
            Console.note("callsteer: tls: \(error.words); \(error.advice)")
        }
    }

    private func report(_ findings: Findings) {
        let text = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
        Console.write(text, to: STDERR_FILENO)
    }
}
