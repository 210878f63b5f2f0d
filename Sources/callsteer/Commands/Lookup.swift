import ArgumentParser
import Foundation
import Lookups
import Routing
import RuleFiles
import Workbench

struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at a lookup's database.", subcommands: [Describe.self, Try.self])

    struct Describe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what the database offers: driver, statement, parameters, columns.",
            discussion: "With --ddl it prints what to run in a database so that it has the vendor's procedure instead.")

        /// The databases that DDL is known for.
        enum Product: String, ExpressibleByArgument, CaseIterable {
            case sqlite, postgresql, mariadb, mysql, sqlserver, oracle
        }

        @Argument(help: "The lookup's name.")
        var name: String

        @OptionGroup var file: RuleFileOptions

        @Option(
            name: .long, help: ArgumentHelp("Print DDL for this database, without asking any.", valueName: "database"))
        var ddl: Product?

        func run() async throws {
            let rules = try file.load()
            let index = try rules.index(ofLookup: name)
            if let ddl {
                let text = ProcedureDDL(dialect: ddl.dialect, for: rules.lookups[index].settings.query).text
                text.split(separator: "\n", omittingEmptySubsequences: false).forEach { Console.print(String($0)) }
                return
            }
            var isMissing = false
            for source in rules.lookups[index].sources {
                switch await source.described(in: ProcessInfo.processInfo.environment) {
                case .success(let description):
                    description.lines.forEach(Console.print)
                case .failure(let finding):
                    isMissing = true
                    let findings = Findings()
                    findings.report(finding)
                    file.report(findings)
                }
            }
            if isMissing { throw Exit.couldNotRun }
        }
    }

    struct Try: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Runs the lookup for one call and prints its rows.")

        @Argument(help: "The lookup's name.")
        var name: String

        @OptionGroup var file: RuleFileOptions

        @Option(name: .long, help: ArgumentHelp("The caller's number.", valueName: "number"))
        var clid: String

        @Option(name: .long, help: ArgumentHelp("The number dialled.", valueName: "number"))
        var dnis = ""

        @Option(name: .long, help: ArgumentHelp("Attach data.", valueName: "text"))
        var attach: String?

        func run() async throws {
            let rules = try file.load()
            let index = try rules.index(ofLookup: name)
            let findings = Findings()
            let live = await LiveLookups.open(rules, environment: ProcessInfo.processInfo.environment, into: findings)
            file.report(findings)
            guard let live else { throw Exit.couldNotRun }
            var reader = rules.callReader()
            let call = reader.call(dnis: dnis, clid: clid, attach: attach.map(CallReader.Attach.text) ?? .none)
            let answer = await live.answer(lookup: index, to: call, within: rules.ruleSet.deadline.budget)
            LookupAnswerText(rules: rules.ruleSet).lines(answer, lookup: index).forEach(Console.print)
            if answer.outcome.isFailure { throw Exit.couldNotRun }
        }
    }
}

extension Lookup.Describe.Product {
    fileprivate var dialect: SQLDialect {
        switch self {
        case .sqlite: .sqlite
        case .postgresql: .postgreSQL
        case .mariadb, .mysql: .mySQL
        case .sqlserver: .sqlServer
        case .oracle: .oracle
        }
    }
}

extension RuleFile {
    /// The place of a lookup among the declared ones.
    fileprivate func index(ofLookup name: String) throws -> Int {
        if let index = lookups.firstIndex(where: { $0.name == name }) { return index }
        let names = lookups.map(\.name)
        let help =
            suggestion(for: name, among: names)
            ?? "it declares \(names.isEmpty ? "none" : names.joined(separator: ", "))"
        Console.note("callsteer: \(source.path) declares no lookup \(name.quoted); \(help)")
        throw Exit.couldNotRun
    }
}
