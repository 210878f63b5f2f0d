import Foundation

/// Times what Tests/Benchmarks/run.sh compares with its peers, and prints each measurement as a line of JSON.
@main
enum Stopwatch {
    private static let usage = """
        usage: stopwatch lookups CONNECTION KEYS FORM SECONDS
               stopwatch decisions RULES CALLS SECONDS

        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "lookups" where arguments.count == 5:
                let lookups = try LookupRace(connection: arguments[1], keys: arguments[2], form: arguments[3])
                try print(lookups.run(seconds: seconds(arguments[4])).json)
            case "decisions" where arguments.count == 4:
                let decisions = try DecisionRace(rules: arguments[1], calls: arguments[2])
                try print(decisions.run(seconds: seconds(arguments[3])).json)
            default:
                leave(usage)
            }
        } catch {
            leave("stopwatch: \(error)\n")
        }
    }

    private static func seconds(_ text: String) throws(Misuse) -> Double {
        guard let seconds = Double(text), seconds > 0 else { throw Misuse("'\(text)' is no number of seconds") }
        return seconds
    }

    private static func leave(_ message: String) -> Never {
        try? FileHandle.standardError.write(contentsOf: Data(message.utf8))
        exit(2)
    }
}
