import Foundation

/// A queueing model of the literature with exact values, as the files of reference models describe it.
package struct ReferenceModel: Decodable, Sendable {
    /// One value of a model.
    package struct Value: Decodable, Sendable {
        /// The measure's name, such as `p_served_within:20`.
        package let measure: String
        /// The class or group it is of.
        package let of: String
        /// The exact value, as a decimal.
        package let value: String
        /// Simulated calls after which a 95 % half-width is 0.5 % of the value; nil where nobody said.
        package let calls: Double?

        private enum CodingKeys: String, CodingKey {
            case measure, of, value
            case calls = "calls_for_0.5pct"
        }
    }

    /// The name of the case.
    package let id: String
    /// Cases of one kind.
    package let family: String
    /// What the model is, in words.
    package let name: String
    /// What it is made of.
    package let parameters: Parameters
    /// The exact values.
    package let measures: [Value]

    /// A model's parts; a few models are given in words alone.
    package struct Parameters: Decodable, Sendable {
        package let timeUnit: String
        package let classes: [CallClass]?
        package let groups: [Group]?
        package let freedAgentRule: String?
        package let idleAgentRule: String?
        package let text: String?

        private enum CodingKeys: String, CodingKey {
            case classes, groups, text
            case timeUnit = "time_unit"
            case freedAgentRule = "freed_agent_rule"
            case idleAgentRule = "idle_agent_rule"
        }
    }

    /// A class of calls.
    package struct CallClass: Decodable, Sendable {
        package let name: String
        package let queue: String
        package let priority: Int
        package let arrivals: Arrivals?
        package let service: Law?
        package let patience: Law?
        package let wrapUp: Law?
        package let route: [String]
        package let maxQueue: Int?
        package let onFull: String?
        package let retry: Law?
        package let expansion: Expansion?

        private enum CodingKeys: String, CodingKey {
            case name, queue, priority, arrivals, service, patience, route, retry
            case wrapUp = "wrapup"
            case maxQueue = "max_queue"
            case onFull = "on_full"
            case expansion = "search_expansion"
        }
    }

    /// How calls come.
    package struct Arrivals: Decodable, Sendable {
        package let process: String
        package let rate: Double?
        package let interarrival: Law?

        private enum CodingKeys: String, CodingKey {
            case process, interarrival
            case rate = "rate_per_s"
        }
    }

    /// A law of times, in seconds.
    package struct Law: Decodable, Sendable {
        package let dist: String
        package let mean: Double?
        package let value: Double?
        package let min: Double?
        package let max: Double?
        package let scv: Double?
        package let zero: Double?
        package let p: Double?
        package let means: [Double]?

        private enum CodingKeys: String, CodingKey {
            case dist, mean, value, min, max, scv, p, means
            case zero = "p_zero"
        }
    }

    /// Agents who are alike.
    package struct Group: Decodable, Sendable {
        package let name: String
        package let agents: Int
        package let serves: [String]
        package let service: Law?
        package let ring: Double?
        package let noAnswer: Double?
        package let pause: Law?

        private enum CodingKeys: String, CodingKey {
            case name, agents, serves, service, pause
            case ring = "ring_s"
            case noAnswer = "p_no_answer"
        }
    }

    /// After a time the call is searched for in other groups, too.
    package struct Expansion: Decodable, Sendable {
        package let after: Double
        package let groups: [String]

        private enum CodingKeys: String, CodingKey {
            case after = "after_s"
            case groups = "also_groups"
        }
    }

    private struct File: Decodable {
        let cases: [ReferenceModel]
    }

    /// The models of a file.
    package static func read(_ path: String) throws -> [ReferenceModel] {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: path))).cases
    }
}
