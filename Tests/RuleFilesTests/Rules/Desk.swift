import Lookups
import Routing
import TestSupport
import Testing

@testable import RuleFiles

/// A rule file at work: decides the calls of a test and tells each decision in a line.
struct Desk {
    let ruleFile: RuleFile

    /// What the texts of most tests need and do not tell.
    static let head = """
        version: 1
        numbers: { country: IL }
        queues:
          service: { code: 10 }
          vip: { code: 12, default_priority: 3 }
          night: { code: 30 }
        default: { extension: "9000" }

        """

    /// A rule file of the usual head and `text`, with `files` beside it.
    init(_ text: String, files: [String: String] = [:]) throws {
        try self.init(whole: Self.head + text, files: files)
    }

    init(whole text: String, files: [String: String] = [:]) throws {
        let folder = try TemporaryFolder()
        for (name, content) in files { try folder.write(content, to: name) }
        let reading = Reading(at: try folder.write(text, to: "rules.yaml"))
        withExtendedLifetime(folder) {}
        try #require(reading.listing == "")
        ruleFile = try #require(reading.ruleFile)
    }

    /// `vip-by-crm: queue vip 3`, with `default` for no rule, the attach data in brackets, and alternates behind `or`.
    func decide(
        _ dnis: String = "1700500", from clid: String = "0541111111", attach: CallReader.Attach = .none,
        at time: String = "2026-03-04T10:00:00Z", lookups: [String: LookupAnswer] = [:]
    ) throws -> String {
        let rules = ruleFile.ruleSet
        var reader = ruleFile.callReader()
        let call = reader.call(dnis: dnis, clid: clid, attach: attach)
        let moment = try MomentText.parse(time, in: rules.zone)
        let record = rules.decide(call, at: moment) { lookups[rules.lookups[$0.lookup].name] ?? .noRow() }
        let decision = record.decision
        let rule = decision.rule.map { rules.rules[$0].id } ?? "default"
        var text = "\(rule): \(describe(decision.destination))"
        if let priority = decision.priority { text += " \(priority)" }
        if let attach = decision.attach { text += " [\(attach.text)]" }
        for alternate in decision.alternates {
            text += " or \(alternate.destination.map(describe) ?? "nowhere")"
            if let priority = alternate.priority { text += " \(priority)" }
        }
        return text
    }

    private func describe(_ destination: Destination) -> String {
        let rules = ruleFile.ruleSet
        return switch destination {
        case .queue(let slot): "queue \(rules.queues[slot].name)"
        case .agent(let slot): "agent \(rules.agents[slot].login)"
        case .external(let number): "external \(number)"
        case .extension(let number): "extension \(number)"
        case .voicemail(let name): "voicemail \(name)"
        case .ivr(let name): "ivr \(name)"
        case .default: "the default"
        case .switchDefault: "switch"
        case .busy: "busy"
        }
    }
}
