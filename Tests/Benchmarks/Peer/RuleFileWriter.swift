import Foundation

/// Writes neutral rules as a rule file.
struct RuleFileWriter {
    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private var windows: [String: String] = [:]
    private var windowLines: [String] = []
    private var queues: Set<String> = []
    private var lines: [String] = []
    private let file: FileHandle

    /// Writes the rule file of `rules`, each given as JSON, to `file`. Rules come first, for what they name is known
    /// at the end.
    static func write(_ rules: some Sequence<Data>, to file: FileHandle) throws {
        var writer = RuleFileWriter(file: file)
        let decoder = JSONDecoder()
        try writer.file.write(contentsOf: Data("version: 1\ntimezone: UTC\nnumbers: raw\nrules:\n".utf8))
        for data in rules {
            try writer.add(decoder.decode(NeutralRule.self, from: data))
            if writer.lines.count == 1_000 { try writer.flush() }
        }
        try writer.declare()
        try writer.flush()
    }

    private mutating func flush() throws {
        try file.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
        lines = []
    }

    private mutating func declare() throws {
        lines += ["default: { switch: true }", "attach:"]
        for key in ["lang", "tier", "product", "menu", "campaign", "region"] {
            lines.append("  \(key): { type: string, default: \"\" }")
        }
        for key in ["balance", "retries", "wait"] { lines.append("  \(key): { type: int, default: 0 }") }
        if !windowLines.isEmpty { lines += ["windows:"] + windowLines }
        lines.append("queues:")
        for (index, queue) in queues.sorted().enumerated() { lines.append("  \(queue): { code: \(index + 1) }") }
    }

    private init(file: FileHandle) { self.file = file }

    private mutating func add(_ rule: NeutralRule) throws {
        var keys = ["id: r\(rule.id)"]
        var attach: [String] = []
        var hours: [NeutralRule.Condition] = []
        for condition in rule.when {
            switch condition.op {
            case "window", "mask": hours.append(condition)
            case "expr": keys.append("if: '\(try condition.tree?.formula() ?? "true")'")
            case "eq", "prefix", "range":
                guard let field = condition.field else { throw NotUnderstood(description: "a test of nothing") }
                if field.hasPrefix("att.") {
                    attach.append("\(field.dropFirst(4)): \"\(condition.text ?? "")\"")
                } else {
                    keys.append("\(field): \"\(Self.pattern(condition))\"")
                }
            default: throw NotUnderstood(description: "the operation \(condition.op)")
            }
        }
        if !attach.isEmpty { keys.append("attach: { \(attach.joined(separator: ", ")) }") }
        let open = windows(of: hours)
        if open.count == 1 {
            keys.append("during: \(open[0])")
        } else if !open.isEmpty {
            keys.append("all: [ \(open.map { "{ during: \($0) }" }.joined(separator: ", ")) ]")
        }
        queues.insert(rule.then.queue)
        let given = rule.then.attach.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }
        // The workload's priorities are 1 to 100, the most urgent first.
        let priority = 1 + (rule.then.priority - 1) * 9 / 100
        keys.append(
            "route: { queue: \(rule.then.queue), priority: \(priority), attach: { \(given.joined(separator: ", ")) } }")
        lines.append("  - { \(keys.joined(separator: ", ")) }")
    }

    private static func pattern(_ condition: NeutralRule.Condition) -> String {
        switch condition.op {
        case "range": "\(condition.low?.digits ?? "")..\(condition.high?.digits ?? "")"
        case "prefix": "\(condition.text ?? "")*"
        default: condition.text ?? ""
        }
    }

    private mutating func windows(of conditions: [NeutralRule.Condition]) -> [String] {
        var spans: [String] = []
        var isOverMidnight = false
        for condition in conditions {
            if condition.op == "mask" {
                let bits = condition.number ?? 0
                let days = Self.days.indices.filter { bits >> $0 & 1 == 1 }.map { Self.days[$0] }
                spans.append("days: [\(days.joined(separator: ", "))]")
            } else if let low = condition.low?.minute, let high = condition.high?.minute {
                if low >= high { isOverMidnight = true }
                spans.append("time: \"\(Self.clock(low))-\(Self.clock(high))\"")
            }
        }
        // Days and a time are one span, unless it crosses midnight and would belong to the day it begins on.
        if spans.count == 2, !isOverMidnight { spans = [spans.joined(separator: ", ")] }
        return spans.map { name(of: $0) }
    }

    private mutating func name(of span: String) -> String {
        if let name = windows[span] { return name }
        let name = "w\(windows.count)"
        windows[span] = name
        windowLines.append("  \(name): { \(span) }")
        return name
    }

    private static func clock(_ minute: Int) -> String {
        let (hours, minutes) = (minute / 60, minute % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
