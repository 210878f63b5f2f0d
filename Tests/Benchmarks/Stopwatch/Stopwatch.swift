import Foundation

/// Times what Tests/Benchmarks/run.sh compares with its peers, and prints each measurement as a line of JSON.
@main
enum Stopwatch {
    private static let usage = """
        usage: stopwatch decisions RULES CALLS SECONDS
               stopwatch formulas CONDITIONS SECONDS
               stopwatch lookups CONNECTION KEYS FORM SECONDS
               stopwatch batch CONNECTION KEYS SECONDS
               stopwatch hop CONNECTION KEYS SECONDS
               stopwatch pool CONNECTION KEYS CALLERS CONNECTIONS SECONDS
               stopwatch cache CONNECTION KEYS SECONDS
               stopwatch breaker CONNECTION KEYS SECONDS
               stopwatch soak CONNECTION KEYS for SECONDS
               stopwatch soak CONNECTION KEYS times COUNT
               stopwatch cycles CONNECTION KEYS COUNT
               stopwatch queues erlang|centre CALLS

        """

    static func main() async {
        do {
            try print(await measure(Array(CommandLine.arguments.dropFirst())).json)
        } catch {
            leave("stopwatch: \(error)\n")
        }
    }

    private static func measure(_ words: [String]) async throws -> Measurement {
        if words.first == "formulas", words.count == 3 {
            return try FormulaRace(words[1]).run(seconds: seconds(words[2]))
        }
        if words.first == "queues", words.count == 3 {
            return try QueueRace(words[1], calls: Int64(count(words[2]))).run()
        }
        guard words.count >= 4 else { leave(usage) }
        if words[0] == "decisions", words.count == 4 {
            return try DecisionRace(rules: words[1], calls: words[2]).run(seconds: seconds(words[3]))
        }
        func customers(_ form: String = "national", timeout: Int64 = 1000) throws -> Customers {
            try Customers(connection: words[1], keys: words[2], form: form, timeout: timeout)
        }
        switch (words[0], words.count) {
        case ("lookups", 5): return try LookupRace(customers(words[3])).run(seconds: seconds(words[4]))
        case ("batch", 4): return try BatchRace(customers()).run(seconds: seconds(words[3]))
        case ("hop", 4): return try await PoolRace(customers(), connections: 1).hop(seconds: seconds(words[3]))
        case ("pool", 6):
            return try await PoolRace(customers(), connections: count(words[4]))
                .run(callers: count(words[3]), seconds: seconds(words[5]))
        case ("cache", 4): return try await ShortWays(customers()).cacheHit(seconds: seconds(words[3]))
        case ("breaker", 4): return try await ShortWays(customers()).openBreaker(seconds: seconds(words[3]))
        case ("soak", 5) where words[3] == "for":
            return try await Soak(customers(timeout: Soak.timeout)).run(lookups: nil, seconds: seconds(words[4]))
        case ("soak", 5) where words[3] == "times":
            return try await Soak(customers(timeout: Soak.timeout)).run(lookups: count(words[4]), seconds: nil)
        case ("cycles", 4):
            // Under a leak checker everything takes fifty times as long.
            return try Cycles(customers(timeout: 60_000)).run(times: count(words[3]))
        default: leave(usage)
        }
    }

    private static func seconds(_ text: String) throws(Misuse) -> Double {
        guard let seconds = Double(text), seconds > 0 else { throw Misuse("'\(text)' is no number of seconds") }
        return seconds
    }

    private static func count(_ text: String) throws(Misuse) -> Int {
        guard let count = Int(text), count > 0 else { throw Misuse("'\(text)' is no count") }
        return count
    }

    private static func leave(_ message: String) -> Never {
        try? FileHandle.standardError.write(contentsOf: Data(message.utf8))
        exit(2)
    }
}
