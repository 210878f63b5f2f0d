import ArgumentParser
import Foundation
import Routing
import RuleFiles
import Workbench

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a rule file of other systems' rules.", subcommands: [Table.self, Twilio.self])

    struct Options: ParsableArguments {
        @Argument(help: "The file; '-' is standard input.")
        var file: String

        @Option(
            name: .long,
            help: ArgumentHelp("Which priority is the most urgent: low-first or high-first.", valueName: "direction"))
        var priority: PriorityScale.Direction?

        @Option(
            name: .long,
            help: ArgumentHelp("The country whose spellings of numbers are expected, such as IL.", valueName: "code"))
        var country: String?

        @Option(
            name: .long, help: ArgumentHelp("The extension that calls go to which no rule takes.", valueName: "number"))
        var `default`: String?

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("The rule file to write; unless given, standard output.", valueName: "file"))
        var output: String?

        @Option(name: .long, help: "When messages are coloured.")
        var color = ColorMode.auto

        func source(_ findings: Findings) -> SourceFile? {
            guard file == "-" else { return SourceFile.read(file, into: findings) }
            let input = (try? FileHandle.standardInput.readToEnd()) ?? Data()
            return SourceFile(path: "standard input", text: String(decoding: input, as: UTF8.self))
        }

        /// Writes what was imported, after making sure that it is a rule file.
        func finish(_ imported: ImportedRules?, _ findings: Findings) throws {
            func report(_ findings: Findings) {
                let text = FindingsFormat.text.document(findings.summary(), isColored: color.isColored(STDERR_FILENO))
                Console.write(text, to: STDERR_FILENO)
            }
            report(findings)
            guard let imported else { throw Exit.couldNotRun }
            let raw = SourceFile(
                path: output ?? "imported rules", text: imported.text(country: country, fallback: `default`))
            let problems = Findings()
            guard let text = Layout.text(of: raw, into: problems),
                RuleFile.read(SourceFile(path: raw.path, text: text), into: problems) != nil
            else {
                report(problems)
                Console.note("callsteer: what was imported is no rule file as it stands")
                throw Exit.couldNotRun
            }
            imported.notes.forEach { Console.note("note: \($0)") }
            guard let output else { return Console.write(text, to: STDOUT_FILENO) }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
            } catch {
                Console.note("callsteer: \(output) cannot be written: \(error.localizedDescription)")
                throw Exit.couldNotRun
            }
        }
    }

    struct Table: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "csv", abstract: "From a table with the columns DNIS, CLID, queue and priority.")

        @OptionGroup var options: Options

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Which row decides: file, the first that fits; specific, the one that says most.", valueName: "order"))
        var order = CSVImport.Order.file

        func run() async throws {
            let findings = Findings()
            let rules = options.source(findings).flatMap {
                CSVImport(order: order, direction: options.priority).rules(of: $0, into: findings)
            }
            try options.finish(rules, findings)
        }
    }

    struct Twilio: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "From the JSON of a Twilio TaskRouter workflow.")

        @OptionGroup var options: Options

        func run() async throws {
            let findings = Findings()
            let rules = options.source(findings).flatMap {
                TwilioImport(direction: options.priority).rules(of: $0, into: findings)
            }
            try options.finish(rules, findings)
        }
    }
}

extension PriorityScale.Direction: ExpressibleByArgument {}
extension CSVImport.Order: ExpressibleByArgument {}
