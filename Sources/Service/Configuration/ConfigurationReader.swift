package import RuleFiles

/// Reads `callsteer.yaml` strictly: every error of the file in one run, each with its place.
struct ConfigurationReader {
    let findings: Findings
    let folder: String
    let environment: [String: String]

    static func read(
        _ path: String, environment: [String: String], into findings: Findings
    ) -> ServiceConfiguration? {
        let errorsBefore = findings.count(of: .error)
        guard let file = SourceFile.read(path, into: findings), let root = YAMLNode(file, into: findings),
            var mapping = NodeReader(root, named: "the configuration", into: findings).mapping()
        else { return nil }
        let reader = ConfigurationReader(findings: findings, folder: path.folder, environment: environment)
        let configuration = reader.configuration(&mapping)
        mapping.finish()
        guard findings.count(of: .error) == errorsBefore else { return nil }
        return configuration
    }

    private func configuration(_ mapping: inout MappingReader) -> ServiceConfiguration? {
        if let version = mapping.required("version"), let number = version.int(), number != 1 {
            findings.error(
                "unknown-version", "version \(number) of the configuration is not known", help: "write version: 1",
                at: version.range)
        }
        let rules = mapping.required("rules")?.text()
        var result = ServiceConfiguration(rules: folder.resolving(rules ?? ""))
        result.fixtures = (mapping.optional("fixtures")?.itemsOrSingle() ?? []).compactMap { $0.text() }
            .map(folder.resolving)
        result.isWatching = mapping.optional("watch")?.bool() ?? true
        readTLS(&mapping, into: &result)
        result.portals = portals(&mapping)
        result.callback = callback(&mapping, result)
        result.api = api(&mapping, result)
        result.services = services(&mapping)
        if let names = mapping.optional("user_data")?.items() { result.userData = names.compactMap(userData) }
        result.answer = mapping.optional("answer")?.choice() ?? .service
        readDecisions(&mapping, into: &result)
        readSession(&mapping, into: &result)
        let longest = Duration.seconds(600)
        result.drain = mapping.optional("drain")?.duration(in: .zero...longest) ?? result.drain
        if result.portals.isEmpty != (result.callback == nil), findings.count(of: .error) == 0 {
            findings.error(
                "half-a-portal",
                result.callback == nil ? "there are portals and no 'callback'" : "there is a 'callback' and no portal",
                help: "portals send their events there: callback: { listen: 127.0.0.1:8730, url: http://HOST:8730/… }",
                at: mapping.whole.range.firstPlace)
        }
        if result.portals.isEmpty, result.api == nil, findings.count(of: .error) == 0 {
            findings.error(
                "nothing-to-serve", "there is neither an 'api' nor a portal",
                help: "add api: { listen: 127.0.0.1:8080 } or portals and a callback",
                at: mapping.whole.range.firstPlace)
        }
        return result
    }

    private func readDecisions(_ mapping: inout MappingReader, into result: inout ServiceConfiguration) {
        guard var decisions = mapping.optional("decisions")?.mapping() else { return }
        if let reader = decisions.optional("file"), let file = reader.text() {
            result.decisions.file = file == "-" ? file : folder.resolving(file)
            result.decisions.place = reader.range
        }
        result.decisions.masksCaller = decisions.optional("mask_caller")?.bool() ?? false
        result.decisions.kept = decisions.optional("keep")?.int(in: 0...100_000) ?? result.decisions.kept
        decisions.finish()
    }

    private func readSession(_ mapping: inout MappingReader, into result: inout ServiceConfiguration) {
        guard var session = mapping.optional("session")?.mapping() else { return }
        let bounds = Duration.milliseconds(100)...Duration.seconds(3600)
        result.heartbeatInterval = session.optional("heartbeat")?.duration(in: bounds) ?? result.heartbeatInterval
        result.missedHeartbeats = session.optional("missed")?.int(in: 1...999) ?? result.missedHeartbeats
        result.requestTimeout = session.optional("timeout")?.duration(in: bounds) ?? result.requestTimeout
        let margins = Duration.zero...Duration.seconds(60)
        result.margin = session.optional("margin")?.duration(in: margins) ?? result.margin
        session.finish()
    }

    private func services(_ mapping: inout MappingReader) -> ServiceConfiguration.Services {
        var result = ServiceConfiguration.Services()
        for entry in mapping.optional("services")?.entries() ?? [] {
            guard let id = entry.value.int(in: 1...Int(Int32.max)) else { continue }
            result.ids[entry.name] = Int32(id)
            result.places[entry.name] = entry.key.range
        }
        return result
    }

    private func userData(_ reader: NodeReader) -> String? {
        guard let name = reader.text() else { return nil }
        guard RuleFile.userDataNames.contains(name) || name.hasPrefix("attach.") else {
            return reader.badValue("must be attach, attach.KEY, rule, queue, priority or id, not \(name.quoted)")
        }
        return name
    }

    /// A text with `${NAME}` for what comes from the environment, or the contents of the file that `key_file` names.
    func secret(_ key: String, _ mapping: inout MappingReader) -> Secret? {
        let (inline, file) = (mapping.optional(key), mapping.optional("\(key)_file"))
        if let inline, let file {
            findings.error(
                "two-secrets", "'\(key)' and '\(key)_file' are both there", help: "keep one of them", at: file.range,
                related: [.init(inline.range, "the other one")])
            return nil
        }
        if let file, let path = file.text() { return secret(in: folder.resolving(path), at: file.range) }
        guard let inline, let scalar = inline.anyScalar() else { return nil }
        guard scalar.text.contains("${") else {
            findings.warning(
                "secret-in-file", "\(inline.name) is written in the file itself",
                help: "write ${NAME} and set it in the environment, or give \(key)_file", at: inline.range)
            return usable(scalar.text, inline)
        }
        do throws(ConnectionText.Problem) {
            return usable(try ConnectionText(scalar.text, at: inline.range).plainText(in: environment), inline)
        } catch {
            switch error {
            case .unset(let names):
                findings.error(
                    "unset-variable", "the environment has no \(names.joined(separator: ", "))",
                    help: "set it before the service starts", at: inline.range)
            case .empty, .malformed: return usable("", inline)
            case .unclosedVariable, .badVariable:
                findings.error(
                    "bad-value", "\(inline.name): \(error.words.message)", help: error.words.help, at: inline.range)
            }
            return nil
        }
    }

    private func usable(_ text: String, _ reader: NodeReader) -> Secret? {
        guard text.isEmpty else { return Secret(text) }
        findings.error(
            "empty-secret", "\(reader.name) is empty", help: "an empty one opens nothing, and nobody can mean it",
            at: reader.range)
        return nil
    }

    private func secret(in path: String, at range: SourceRange) -> Secret? {
        let silent = Findings()
        guard let text = SourceFile.read(path, into: silent)?.text else {
            findings.error(
                "unreadable", "the file \(path.quotedPath) cannot be read",
                help: "name a file that the service may read",
                at: range)
            return nil
        }
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        guard !line.isEmpty else {
            findings.error("empty-secret", "the file \(path.quotedPath) is empty", at: range)
            return nil
        }
        return Secret(line)
    }
}

extension SourceRange {
    /// Its first character, where a finding is about the whole of a file.
    var firstPlace: SourceRange { SourceRange(file, line: line, column: column, length: 1) }
}

extension ServiceConfiguration {
    /// Reads the file at `path`. Errors and warnings go to `findings`; with an error there is no configuration.
    package static func read(
        _ path: String, environment: [String: String], into findings: Findings
    ) -> ServiceConfiguration? {
        ConfigurationReader.read(path, environment: environment, into: findings)
    }
}
