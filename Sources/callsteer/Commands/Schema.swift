import ArgumentParser
import RuleFiles

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the JSON Schema of a kind of file, for YAML editors.")

    @Argument(help: "rules, fixtures, scenario or config.")
    var kind: RuleFileSchema

    func run() { Console.write(kind.text, to: 1) }
}

extension RuleFileSchema: ExpressibleByArgument {}
