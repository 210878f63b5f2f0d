import ArgumentParser

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the version.")

    /// The version of this program.
    static let number = "0.1.0"

    func run() { Console.print("callsteer \(Self.number)") }
}
