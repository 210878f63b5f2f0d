/// A command that a page shows, and what it shows of the output.
struct ConsoleStep: Equatable {
    /// The line of the page, from 1.
    let line: Int
    let command: String
    /// The lines below it; `…` alone stands for any number of them.
    let output: [String]

    /// The steps in the blocks of `text` that are fenced as `console`. A command begins with `$ `, and goes on in the next
    /// line where it ends in a backslash.
    static func all(in text: String) -> [ConsoleStep] {
        var steps: [ConsoleStep] = []
        var isInside = false
        var continues = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                isInside = !isInside && line == "```console"
                continues = false
            } else if isInside, continues || line.hasPrefix("$ ") {
                let part = continues ? String(line) : String(line.dropFirst(2))
                if continues, let last = steps.popLast() {
                    steps.append(ConsoleStep(line: last.line, command: last.command + "\n" + part, output: []))
                } else {
                    steps.append(ConsoleStep(line: index + 1, command: part, output: []))
                }
                continues = part.hasSuffix("\\")
            } else if isInside, let last = steps.popLast() {
                steps.append(ConsoleStep(line: last.line, command: last.command, output: last.output + [String(line)]))
            }
        }
        return steps
    }

    /// Whether `lines` are what the page shows, figures of time aside. A page that shows nothing asks for nothing.
    func fits(_ lines: [String]) -> Bool {
        output.isEmpty || Self.fits(output.map(Self.timeless)[...], lines.map(Self.timeless)[...])
    }

    private static func fits(_ shown: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return lines.isEmpty }
        guard first == "…" else {
            return lines.first == first && fits(shown.dropFirst(), lines.dropFirst())
        }
        return (lines.startIndex...lines.endIndex).contains { fits(shown.dropFirst(), lines[$0...]) }
    }

    /// The line with its times and rates made one: `0.3 ms`, `8.4 µs`, `2.6 s`, `38,614 decisions/s`.
    static func timeless(_ line: String) -> String {
        var line = line.replacing(/\d[\d,]*(?:\.\d+)? (?<unit>ms|µs|s|decisions\/s)\b/) { "# \($0.unit)" }
        while line.hasSuffix(" ") { line.removeLast() }
        return line.replacing(/"microseconds": \d+/, with: "\"microseconds\": #")
    }
}
