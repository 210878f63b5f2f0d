import Numbering
import Routing

extension RuleFileReader {
    /// `timezone`, `numbers`, `limits` and `deadline`: what concerns the whole rule set.
    mutating func readSettings() {
        if let reader = setting("timezone"), let zone = zone(reader) { zones = [zone] }
        readNumbers()
        if var limits = setting("limits")?.mapping() {
            let attach = limits.optional("attach")?.int(in: 1...100_000)
            let adata = limits.optional("adata")?.int(in: 1...100_000)
            limits.finish()
            self.limits = Limits(attach: attach ?? self.limits.attach, adata: adata ?? self.limits.adata)
        }
        if var deadline = setting("deadline")?.mapping() {
            let budget = deadline.optional("budget")?.milliseconds()
            let margin = deadline.optional("margin")?.milliseconds(from: 0)
            deadline.finish()
            self.deadline = DeadlinePolicy(
                budget: budget ?? self.deadline.budget, margin: margin ?? self.deadline.margin)
        }
    }

    /// The zone that `reader` names.
    func zone(_ reader: NodeReader) -> Zone? {
        guard let name = reader.text() else { return nil }
        if let zone = Zone(identifier: name) { return zone }
        findings.error(
            "unknown-zone", "'\(name)' is no time zone",
            help: suggestion(for: name, among: Zone.identifiers) ?? "write an IANA name such as Asia/Jerusalem",
            at: reader.range)
        return nil
    }

    private mutating func readNumbers() {
        guard let reader = setting("numbers") else {
            if parts.isComplete, let main = parts.main {
                findings.warning(
                    "no-country", "numbers are compared as delivered, since the file names no country",
                    help: "add numbers: { country: IL } or numbers: raw", at: SourceRange(main, line: 1, column: 1))
            }
            return
        }
        if let scalar = reader.node.scalar, !scalar.isNull {
            if scalar.text != "raw" {
                findings.error(
                    "bad-value", "'numbers' must be raw or name a country, not \(scalar.text.quoted)",
                    help: "write { country: IL }", at: reader.range)
            }
            return
        }
        guard var mapping = reader.mapping() else { return }
        var lines: [NumberPlan.Line] = []
        for entry in mapping.optional("by_dnis")?.entries() ?? [] {
            guard let pattern = entry.key.numberPattern(), let country = entry.value.text() else { continue }
            do {
                lines.append(try NumberPlan.Line(pattern, country: country))
            } catch {
                report(error, at: entry.value.range)
            }
        }
        let country = mapping.required("country")
        mapping.finish()
        guard let country, let code = country.text() else { return }
        do {
            numbers = try NumberPlan(country: code, byDNIS: lines)
        } catch {
            report(error, at: country.range)
        }
    }

    private func report(_ error: NumberPlanError, at range: SourceRange) {
        switch error {
        case .unknownCountry(let code, let nearest):
            findings.error(
                "unknown-country", "'\(code)' is no country with a numbering plan",
                help: nearest.map { "did you mean '\($0)'?" } ?? "write its ISO code of two capital letters", at: range)
        }
    }
}

extension NodeReader {
    /// A time in milliseconds, at least `least` and at most a day.
    func milliseconds(from least: Int64 = 1) -> Int64? {
        duration(in: .milliseconds(least) ... .seconds(86_400))?.wholeMilliseconds
    }
}

extension SourceRange {
    /// The range's first line, where a finding is about the whole of something long.
    var firstLine: SourceRange {
        SourceRange(file, line: line, column: column, length: start.line == end.line ? length : 1)
    }
}
