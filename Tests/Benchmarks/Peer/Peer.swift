import Foundation
import Routing
import RuleFiles

/// Decides the calls of a neutral workload and answers a driver that compares engines, line by line.
///
///     callsteer-peer FOLDER [CALLS]
///
/// FOLDER holds `rules.json`, `calls.csv` and `expected.csv`. The rules are written as a rule file and read as any
/// other; the calls are read as those of `replay`, before they are timed. `run K` decides the first K calls, `lat K`
/// times each of them, `quit` ends.
@main
struct Peer {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else {
            FileHandle.standardError.write(Data("usage: callsteer-peer FOLDER [CALLS]\n".utf8))
            exit(2)
        }
        do {
            let limit = arguments.count > 2 ? Int(arguments[2]) ?? .max : .max
            try serve(try Workload(folder: arguments[1], calls: limit))
        } catch {
            FileHandle.standardError.write(Data("callsteer-peer: \(error)\n".utf8))
            exit(2)
        }
    }

    private static func serve(_ workload: Workload) throws {
        answer(workload.readyLine)
        while let line = readLine() {
            let words = line.split(separator: " ")
            guard let command = words.first, command != "quit" else { break }
            let count = min(words.count > 1 ? Int(words[1]) ?? 0 : 0, workload.calls.count)
            switch command {
            case "run": answer(workload.run(count))
            case "lat": answer(workload.latencies(count))
            case "threads": answer(workload.runOnThreads(count))
            default: answer("{\"error\":\"there are run, lat, threads and quit\"}")
            }
        }
    }

    /// At once: the driver waits for the line.
    private static func answer(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
