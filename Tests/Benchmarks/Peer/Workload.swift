import Foundation
import Lookups
import Numbering
import Routing
import RuleFiles

/// A rule set, the calls it decides, and the rule that each of them expects.
struct Workload: @unchecked Sendable {
    // Sendable: the calls are immutable objects, and never released.
    /// A call as it waits for its decision.
    final class Item: Sendable {
        let call: Call
        let moment: Moment
        let expected: Int32

        init(call: Call, moment: Moment, expected: Int32) {
            self.call = call
            self.moment = moment
            self.expected = expected
        }
    }

    let rules: RuleSet
    /// Kept for as long as the process runs, and so without counting who holds them.
    let calls: [Unmanaged<Item>]
    let readyLine: String

    init(folder: String, calls limit: Int) throws {
        let began = ContinuousClock.now
        let path = NSTemporaryDirectory() + "callsteer-peer-\(getpid()).yaml"
        defer { unlink(path) }
        try Self.writeRules(from: "\(folder)/rules.json", to: path)
        let loaded = ContinuousClock.now
        let findings = Findings()
        guard let file = RuleFile.read(path, environment: [:], into: findings) else {
            throw NotUnderstood(description: findings.sorted.prefix(5).map(\.sentence).joined(separator: "; "))
        }
        let built = ContinuousClock.now
        let memory = try Self.peakMebibytes()
        rules = file.ruleSet
        calls = try Self.calls(folder, limit, file)
        let reading = (loaded - began) + (ContinuousClock.now - built)
        readyLine =
            "{\"ready\":1,\"load_s\":\(reading.seconds),\"build_s\":\((built - loaded).seconds),\"rss_mb\":\(memory),"
            + "\"rules\":\(rules.rules.count),\"calls\":\(calls.count)}"
    }

    /// The most memory that the process has had.
    private static func peakMebibytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) / 1024
    }

    private static func writeRules(from source: String, to path: String) throws {
        guard let stream = fopen(source, "r") else { throw NotUnderstood(description: "there is no \(source)") }
        defer { fclose(stream) }
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw NotUnderstood(description: "\(path) cannot be written")
        }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        // One rule a line, between a line that opens the list and one that closes it.
        let rules = sequence(state: ()) { _ -> Data? in
            while true {
                let length = getline(&line, &capacity, stream)
                guard length > 0, let line else { return nil }
                let bytes = UnsafeRawBufferPointer(start: line, count: length)
                guard bytes.starts(with: #"{"id""#.utf8) else { continue }
                let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? length - 1
                return Data(bytes[...end])
            }
        }
        try RuleFileWriter.write(rules, to: file)
        try file.close()
    }

    private static func calls(_ folder: String, _ limit: Int, _ file: RuleFile) throws -> [Unmanaged<Item>] {
        let lines = Array(try Data(contentsOf: URL(filePath: "\(folder)/calls.csv")))
        let answers = Array(try Data(contentsOf: URL(filePath: "\(folder)/expected.csv")))
        var items: [Unmanaged<Item>] = []
        var reader = file.callReader()
        var expected = answers.split(separator: UInt8(ascii: "\n")).makeIterator()
        _ = expected.next()
        for line in lines.split(separator: UInt8(ascii: "\n")).dropFirst().prefix(limit) {
            let fields = String(decoding: line, as: UTF8.self).split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count == 5, let second = Int64(fields[1]), let answer = expected.next(),
                let rule = String(decoding: answer, as: UTF8.self).split(separator: ",").last.flatMap({ Int32($0) })
            else { throw NotUnderstood(description: "the call \(String(decoding: line, as: UTF8.self))") }
            let call = reader.call(
                dnis: String(fields[2]), clid: String(fields[3]), attach: .text(String(fields[4])))
            let item = Item(call: call, moment: Moment(milliseconds: second * 1000), expected: rule)
            items.append(Unmanaged.passRetained(item))
        }
        return items
    }
}

extension Duration {
    /// Seconds with three decimals.
    var seconds: String {
        let milliseconds = Int(self / .milliseconds(1))
        let rest = milliseconds % 1000
        return "\(milliseconds / 1000).\(rest < 100 ? "0" : "")\(rest < 10 ? "0" : "")\(rest)"
    }
}
