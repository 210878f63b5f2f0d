package import ODBC

/// A connection string, or the name of a data source, with `${NAME}` for what comes from the environment.
///
/// Nothing that prints it shows a value; the text as written is kept apart from what it becomes.
package struct ConnectionText: Sendable {
    private enum Part: Sendable {
        case text(String)
        case variable(String)
    }

    /// Where the rule file has it.
    package let range: SourceRange
    private let parts: [Part]

    /// Why a text cannot be used to connect.
    package enum Problem: Error, Sendable, Hashable {
        /// `${` without its `}`.
        case unclosedVariable
        /// A variable's name is empty or has other characters than letters, digits and underscores.
        case badVariable(String)
        /// The environment lacks these.
        case unset([String])
        /// The text is no connection string; the position counts characters of the expanded text.
        case malformed(String)
        /// There is nothing.
        case empty
    }

    /// Reads `text` as it stands at `range`.
    package init(_ text: String, at range: SourceRange) throws(Problem) {
        self.range = range
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            if start.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<start.lowerBound]))) }
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else { throw .unclosedVariable }
            let name = String(rest[start.upperBound..<end])
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { throw .badVariable(name) }
            parts.append(.variable(name))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        guard !parts.isEmpty else { throw .empty }
        self.parts = parts
    }

    /// The environment variables it needs.
    package var variables: [String] {
        parts.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    /// The text with the values of `environment`, as other secrets than connection strings need it.
    package func plainText(in environment: [String: String]) throws(Problem) -> String {
        let missing = variables.filter { environment[$0] == nil }
        guard missing.isEmpty else { throw .unset(missing) }
        let text = parts.map { part in
            switch part {
            case .text(let text): text
            case .variable(let name): environment[name] ?? ""
            }
        }.joined()
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        return text
    }

    /// The connection string with the values of `environment`. A text without `=` is the name of a data source.
    package func resolved(in environment: [String: String]) throws(Problem) -> ConnectionString {
        let text = try plainText(in: environment)
        guard text.contains("=") else { return ConnectionString(["DSN": text]) }
        do {
            return try ConnectionString(text)
        } catch {
            throw .malformed(String(describing: error))
        }
    }

    /// A letter, a digit or an underscore of ASCII: what names outside rule files are made of.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension ConnectionText.Problem {
    /// What is wrong, in words, and how to mend it.
    package var words: (message: String, help: String) {
        switch self {
        case .unclosedVariable: ("'${' has no '}'", "write ${NAME}")
        case .badVariable(let name):
            ("'\(name)' is no name of an environment variable", "use letters, digits and underscores")
        case .unset(let names):
            (
                names.count == 1
                    ? "the environment variable \(names[0]) is not set"
                    : "the environment variables \(names.joined(separator: ", ")) are not set",
                "export \(names[0])='Driver={SQLite3};Database=/path/crm.db' or the like before running"
            )
        case .malformed(let reason):
            ("this is no connection string: \(reason)", "write Key=Value;Key=Value, values with ; or } in braces")
        case .empty: ("there is no connection string here", "name a data source or write Driver={…};…")
        }
    }
}
