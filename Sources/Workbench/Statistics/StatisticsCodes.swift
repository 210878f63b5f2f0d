package import Routing
package import Simulation

/// The codes by which statistics name queues, agents and dialled numbers.
package struct StatisticsCodes: Sendable {
    /// Of the queues, in the order declared: theirs.
    package let queues: [Int]
    /// Of the agents, in the order of the results: theirs where the rules give one, else the next that is free. Codes up
    /// to 1 are the vendor's own.
    package let agents: [Int]
    /// Of the dialled numbers, in the order of the results: from 1.
    package let lines: [Int]

    /// The first code that the tables cannot tell from another; nil if there is room for all.
    package let misfit: Misfit?

    /// A code that a column has no room for.
    package struct Misfit: Sendable, Hashable {
        /// Whose: `queue service`.
        package let owner: String
        /// The code.
        package let code: Int
        /// The column.
        package let column: String
        /// The greatest code that the column holds.
        package let greatest: Int
    }

    /// The codes for results of these names by `rules`.
    package init(_ names: ResultNames, by rules: RuleSet) {
        queues = rules.queues.map(\.code)
        lines = names.lines.indices.map { $0 + 1 }
        var declared: [String: Int] = [:]
        for agent in rules.agents { if let code = agent.code { declared[agent.login] = code } }
        let taken = Set(declared.values)
        var next = 2
        agents = names.logins.map { login in
            if let code = declared[login] { return code }
            while taken.contains(next) { next += 1 }
            defer { next += 1 }
            return next
        }
        misfit =
            Self.misfit(queues, rules.queues.map { "queue \($0.name)" }, "DeviceCode")
            ?? Self.misfit(agents, names.logins.map { "agent \($0)" }, "UserCode")
            ?? Self.misfit(lines, names.lines.map { "number \($0)" }, "DeviceCode")
    }

    private static func misfit(_ codes: [Int], _ owners: [String], _ column: String) -> Misfit? {
        let greatest = Int(Int16.max)
        return zip(codes, owners).first { $0.0 > greatest }.map { code, owner in
            Misfit(owner: owner, code: code, column: column, greatest: greatest)
        }
    }
}
