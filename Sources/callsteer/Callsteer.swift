import ArgumentParser
import Foundation

/// The command line. One file a subcommand; what they do is Workbench's.
@main
struct Callsteer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "callsteer",
        abstract: "Decides where a call goes, and proves it beforehand.",
        discussion: """
            Exit codes: 0 ok; 1 what was checked failed; 2 could not run; 4 no test ran; 64 wrong usage.
            """,
        subcommands: [
            Init.self, Check.self, Test.self, Route.self, Explain.self, Replay.self, Simulate.self, Lookup.self,
            Doctor.self, Schema.self, Version.self,
        ])

    static func main() async {
        // A reader that leaves early (`callsteer replay | head`) ends the writing, not the process.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
