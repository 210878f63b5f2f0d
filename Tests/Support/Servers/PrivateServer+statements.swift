import Foundation

extension PrivateServer {
    /// Every statement the server was told to execute so far, in order, from any session: its own word for
    /// what was sent.
    package func statements() throws -> [LoggedStatement] {
        switch product {
        case .postgreSQL: Self.statements(inPostgreSQL: try log("postgresql/log"))
        case .mariaDB: Self.statements(inMariaDB: try log("mariadb/statements.log"))
        }
    }

    /// How many attempts to connect the server has seen since it started, whatever became of them.
    package func connectionAttempts() throws -> Int {
        switch product {
        case .postgreSQL: try log("postgresql/log").count { $0.contains(":LOG:  connection received") }
        case .mariaDB:
            // Its own among them.
            Int(
                try administer(
                    "select variable_value from information_schema.global_status "
                        + "where variable_name = 'connections'"
                ).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        }
    }

    private func log(_ name: String) throws -> [Substring] {
        let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    // A dot stands for any character, for there are more ends of lines in a value than end a line of the log.

    /// Lines such as `123:LOG:  execute <unnamed>: select $1` and, behind it, `123:DETAIL:  parameters: …`; the
    /// further lines of a text begin with a tab.
    private static func statements(inPostgreSQL lines: [Substring]) -> [LoggedStatement] {
        var statements: [LoggedStatement] = []
        var isInText = false
        for line in lines {
            if line.first == "\t" {
                if isInText { statements[statements.count - 1].sql += "\n\(line.dropFirst())" }
            } else if let match = line.wholeMatch(of: /(\d+):LOG:  (?:statement|execute [^:]+): ((?s:.*))/) {
                statements.append(LoggedStatement(session: Int(match.1) ?? 0, sql: String(match.2)))
                isInText = true
            } else {
                if let match = line.wholeMatch(of: /\d+:DETAIL:  parameters: ((?s:.*))/), isInText {
                    statements[statements.count - 1].parameters = String(match.1)
                }
                isInText = false
            }
        }
        return statements
    }

    /// Lines such as `261121 11:50:01⇥     5 Execute⇥select 1`, the time left out where it is that of the line
    /// before; what does not begin so is the further text of the statement above.
    private static func statements(inMariaDB lines: [Substring]) -> [LoggedStatement] {
        var statements: [LoggedStatement] = []
        var isInText = false
        for line in lines {
            if let match = line.wholeMatch(
                of: /(?:\d{6} [ \d]\d:\d\d:\d\d)?\t+ *(\d+) ([A-Z][A-Za-z ]+)(?:\t((?s:.*)))?/)
            {
                isInText = match.2 == "Query" || match.2 == "Execute"
                if isInText {
                    statements.append(LoggedStatement(session: Int(match.1) ?? 0, sql: String(match.3 ?? "")))
                }
            } else if isInText {
                statements[statements.count - 1].sql += "\n\(line)"
            }
        }
        return statements
    }
}
