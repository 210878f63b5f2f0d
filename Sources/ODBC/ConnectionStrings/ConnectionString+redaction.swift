// Secrets are told from the rest by a list of what may be shown, for nobody can list every name a driver
// gives to a password or every setting that may carry one (`pqopt={password=…}`).
extension ConnectionString: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The string with every value masked that is not known to be harmless: `Uid=calls;Pwd=***`.
    public var redacted: String {
        attributes.map { attribute in
            let isShown = Self.harmless.contains(attribute.key.lowercased())
            let value = attribute.isBraced ? Self.braced(attribute.value) : attribute.value
            return "\(attribute.key)=\(isShown || attribute.value.isEmpty ? value : "***")"
        }.joined(separator: ";")
    }

    /// The redacted form.
    public var description: String { redacted }

    /// The redacted form.
    public var debugDescription: String { redacted }

    /// The redacted form alone, so that `dump` reaches no attribute.
    public var customMirror: Mirror { Mirror(self, children: ["redacted": redacted]) }

    /// `records` with every secret in their messages masked.
    func scrubbed(_ records: [Diagnostic]) -> [Diagnostic] {
        records.map { record in
            Diagnostic(state: record.state, nativeCode: record.nativeCode, message: scrubbed(record.message))
        }
    }

    /// `message` with every secret in it masked. A driver that quoted one would otherwise put it in a log.
    ///
    /// Secrets of one or two characters are left: they would be found in any sentence.
    private func scrubbed(_ message: String) -> String {
        let secrets = attributes.filter { !Self.harmless.contains($0.key.lowercased()) && $0.value.count > 2 }
        let values = secrets.map(\.value) + secrets.map { Self.braced($0.value) }
        // The longest first: one secret may be part of another.
        return values.sorted { $0.count > $1.count }.reduce(message) { text, secret in
            text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
        }
    }

    private static let harmless: Set<String> = [
        "charset", "clientcharset", "conn_timeout", "connection_timeout", "database", "db", "description", "driver",
        "dsn", "encrypt", "filedsn", "host", "keepalivetime", "keepaliveinterval", "nocreat", "option", "port",
        "read_timeout", "readonly", "server", "servername", "socket", "sslmode", "tds_version", "timeout",
        "trusted_connection", "trustservercertificate", "uid", "user", "username", "write_timeout",
    ]
}
