import Routing
package import RuleFiles

/// Rules from a table with the columns DNIS, CLID, queue and priority, of which only the queue must be there.
package struct CSVImport {
    /// The order in which the rules are to be tried.
    package enum Order: String, Sendable, CaseIterable {
        /// As the rows stand: the first that fits decides.
        case file
        /// The row that says more about a call before the one that says less, as in tables where the longest prefix
        /// decides.
        case specific
    }

    private let order: Order
    private let direction: PriorityScale.Direction?

    /// An import of rows whose priorities go in `direction`; unless given, 1 is the most urgent.
    package init(order: Order = .file, direction: PriorityScale.Direction? = nil) {
        self.order = order
        self.direction = direction
    }

    /// The columns, and the names under which they are known.
    private static let columns = [
        "dnis": ["dnis", "called", "dialled", "dialed", "to"],
        "clid": ["clid", "caller", "ani", "calling", "from", "cli"],
        "queue": ["queue", "queue_code", "queue_name", "destination"],
        "priority": ["priority", "prio", "call_priority"],
    ]

    private struct Row {
        let line: Int
        let dnis: [String]
        let clid: [String]
        let queue: String
        let priority: Int?

        /// How much the row says of a call: an exact number more than a prefix, a long one more than a short one.
        var weight: Int { Self.weight(dnis) * 200 + Self.weight(clid) }

        private static func weight(_ patterns: [String]) -> Int {
            patterns.map(Self.weight).min() ?? 0
        }

        /// A range says its digits that are the same at both ends, and how many there are; so a little more than a
        /// prefix of those.
        private static func weight(_ pattern: String) -> Int {
            if pattern == "anonymous" { return 63 }
            if pattern.hasSuffix("*") { return 2 * pattern.count }
            let ends = pattern.split(separator: ".")
            guard ends.count == 2 else { return 2 * pattern.count + 32 }
            return 2 * zip(ends[0], ends[1]).prefix { $0 == $1 }.count + 3
        }
    }

    /// The rules of `file`; nil where a row cannot be read, which is reported.
    package func rules(of file: SourceFile, into findings: Findings) -> ImportedRules? {
        let errors = findings.count(of: .error)
        guard let table = CSVTable(file, into: findings) else { return nil }
        var places: [String: Int] = [:]
        for (index, name) in table.header.names.enumerated() {
            let plain = name.lowercased().filter { $0 != " " }
            for (column, spellings) in Self.columns where spellings.contains(plain) && places[column] == nil {
                places[column] = index
            }
        }
        guard let queue = places["queue"] else {
            findings.error(
                "missing-column", "\(file.path.quotedPath) has no column 'queue'",
                help: table.header.names.contains { $0.contains(";") }
                    ? "fields are separated by commas, and ';' was found"
                    : "its first line names the columns dnis, clid, queue and priority",
                at: SourceRange(file, line: 1, column: 1))
            return nil
        }
        if places["dnis"] == nil, places["clid"] == nil {
            findings.error(
                "missing-column", "\(file.path.quotedPath) has neither a column 'dnis' nor a column 'clid'",
                help: "without one every call would go to the first queue", at: SourceRange(file, line: 1, column: 1))
            return nil
        }
        var rows: [Row] = []
        for row in table.rows {
            func patterns(_ column: String) -> [String] {
                let text = places[column].map { row.fields[$0] } ?? ""
                return self.patterns(
                    text, isCaller: column == "clid", SourceRange(file, line: row.line, column: 1), findings)
            }
            let name = row.fields[queue].trimmed
            if name.isEmpty {
                findings.error(
                    "missing-queue", "this row names no queue", at: SourceRange(file, line: row.line, column: 1))
                continue
            }
            if name == "*" || name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
                findings.error(
                    "bad-queue", "\(name.quoted) cannot be the name of a queue", help: "give it another name",
                    at: SourceRange(file, line: row.line, column: 1))
                continue
            }
            var priority: Int?
            if let text = places["priority"].map({ row.fields[$0].trimmed }), !text.isEmpty {
                priority = Int(text)
                if priority == nil {
                    findings.error(
                        "bad-priority", "the priority \(text.quoted) is no whole number",
                        at: SourceRange(file, line: row.line, column: 1))
                }
            }
            rows.append(
                Row(line: row.line, dnis: patterns("dnis"), clid: patterns("clid"), queue: name, priority: priority))
        }
        guard findings.count(of: .error) == errors else { return nil }
        return rules(of: rows, file)
    }

    private func rules(of rows: [Row], _ file: SourceFile) -> ImportedRules {
        var result = ImportedRules()
        let scale = PriorityScale(rows.compactMap(\.priority), direction ?? .lowFirst)
        result.head = [
            "Imported from \(file.path): \(rows.count) rows.",
            order == .file
                ? "The first rule that fits decides, as the rows stood."
                : "The rows that say more about a call stand first.",
        ]
        if rows.contains(where: { $0.priority != nil }) {
            result.head.append(
                "Priorities: 1 is the most urgent here; in the table the "
                    + "\(scale.direction == .lowFirst ? "lowest" : "highest") number was taken to be (\(scale.words)).")
            if direction == nil {
                result.notes.append(
                    "the lowest priority was taken to be the most urgent; --priority high-first says otherwise")
            }
        }
        var names: [String: String] = [:]
        var codes: Set<Int> = []
        for row in rows where names[row.queue] == nil {
            let code = Int(row.queue).flatMap { $0 > 0 && $0 <= Int(Int32.max) ? $0 : nil }
            names[row.queue] = code.map { "queue-\($0)" } ?? row.queue
            if let code { codes.insert(code) }
        }
        var next = 1
        var seen: Set<String> = []
        for row in rows where seen.insert(row.queue).inserted {
            var code = Int(row.queue).flatMap { codes.contains($0) ? $0 : nil }
            if code == nil {
                while codes.contains(next) { next += 1 }
                codes.insert(next)
                code = next
            }
            result.queues.append(.init(name: names[row.queue] ?? row.queue, code: code ?? next))
        }
        if result.queues.contains(where: { queue in !codes.isEmpty && names[queue.name] == queue.name }) {
            result.notes.append("codes of queues are made up; write those of your database and your switch")
        }
        var taken: Set<String> = []
        // Sorting keeps the order of equals by their lines.
        let ordered = order == .file ? rows : rows.sorted { ($1.weight, $0.line) < ($0.weight, $1.line) }
        for row in ordered {
            var conditions: [(key: String, value: String)] = []
            for (key, patterns) in [("dnis", row.dnis), ("clid", row.clid)] where !patterns.isEmpty {
                let written = patterns.map(ImportedRules.quoted)
                conditions.append((key, written.count == 1 ? written[0] : "[\(written.joined(separator: ", "))]"))
            }
            result.rules.append(
                .init(
                    id: ImportedRules.id("row-\(row.line)", taken: &taken), conditions: conditions,
                    queue: names[row.queue] ?? row.queue, priority: row.priority.flatMap(scale.level), comment: nil))
        }
        return result
    }

    /// The patterns of a cell, one or several with `;` or `|` between them; none where it fits any number.
    private func patterns(
        _ text: String, isCaller: Bool, _ range: SourceRange, _ findings: Findings
    ) -> [String] {
        let parts = text.split { $0 == ";" || $0 == "|" }.map { String($0).trimmed }.filter { !$0.isEmpty }
        if parts.isEmpty || parts.contains("*") || parts.map({ $0.lowercased() }).contains("any") { return [] }
        return parts.compactMap { part in
            let word = part.lowercased()
            if isCaller, ["anonymous", "withheld", "restricted", "private"].contains(word) { return "anonymous" }
            if let (low, high) = part.hyphenatedEnds {
                guard low < high, low.first == high.first else {
                    findings.error(
                        "bad-number", "\(part.quoted) may be a number or a range",
                        help: "write \(low)..\(high) for a range, and a number without the hyphen", at: range)
                    return nil
                }
                return "\(low)..\(high)"
            }
            let plain = part.filter { !" -()/".contains($0) || part.contains("..") && $0 == "." }
            // What other systems write for "whatever follows".
            let pattern =
                plain.hasSuffix("%") || plain.hasSuffix(".") && !plain.hasSuffix("..")
                ? plain.dropLast() + "*" : Substring(plain)
            do {
                return try NumberPattern(parsing: String(pattern)).description
            } catch {
                findings.error(
                    "bad-number", "\(part.quoted) is no number, prefix or range",
                    help: "write 1700500, 1700* or 1700500..1700599", at: range)
                return nil
            }
        }
    }
}

extension String {
    /// `1700500-1700599`: the ends of what looks like a range.
    fileprivate var hyphenatedEnds: (String, String)? {
        let ends = split(separator: "-", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard ends.count == 2, ends[0].count == ends[1].count, ends.joined().allSatisfy(\.isNumber), ends[0] != ""
        else {
            return nil
        }
        return (ends[0], ends[1])
    }

    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
