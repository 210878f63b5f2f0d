import Lookups
import Routing
import RuleFiles

/// What holds for every text that is given for a rule file.
public enum RuleFileProbe {
    /// Reads `bytes` as a rule file, checks it, and lays it out; traps where one of these contradicts another.
    public static func probe(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        // Other files are other texts, and a device may never end.
        guard !text.contains("include"), !text.contains("file") else { return }
        let source = SourceFile(path: "rules.yaml", text: text)
        let findings = Findings()
        let file = RuleFile.read(source, into: findings)
        precondition((file == nil) == findings.hasErrors, "either there is a rule file or there is a reason")
        for finding in findings.sorted { precondition(finding.range?.file.line(finding.range?.line ?? 0) != nil) }
        _ = TextRenderer().render(findings.summary())
        if let file { check(file) }
        guard let laidOut = Layout.text(of: source, into: Findings()) else { return }
        let again = SourceFile(path: "rules.yaml", text: laidOut)
        precondition(Layout.text(of: again, into: Findings()) == laidOut, "a layout that is laid out otherwise")
        precondition((RuleFile.read(again, into: Findings()) == nil) == (file == nil), "a layout that means otherwise")
    }

    private static func check(_ file: RuleFile) {
        // 2026-03-04, a Wednesday.
        let moment = Moment(milliseconds: 1_772_611_200_000)
        Lint(file, at: moment, showsGaps: true).run(into: Findings())
        var reader = file.callReader()
        for (dnis, clid) in [("1700500", "0541111111"), ("", "anonymous"), ("+1212", "x")] {
            let call = reader.call(dnis: dnis, clid: clid, attach: .text("lang=ru"))
            let record = file.ruleSet.decide(call, at: moment) { _ in .noRow() }
            precondition(file.ruleSet.explain(call, knowing: record.facts, at: moment) != nil)
        }
    }
}
