/// Declarations that nothing refers to: most often a slip in a name, or what an old rule has left behind.
struct UnusedInspection: Inspection {
    func inspect(_ lint: Lint, into findings: Findings) {
        let hasRows = !lint.file.lookups.isEmpty
        for unused in lint.file.places.unused {
            switch unused.kind {
            // A row may name any queue, and its agent.
            case "queue" where hasRows, "agent" where hasRows: continue
            case "attach key":
                findings.info(
                    "unused-attach-key", "attach key '\(unused.name)' is declared, and no rule asks for it",
                    at: unused.range)
            default:
                findings.warning(
                    "unused-\(unused.kind)", "\(unused.kind) '\(unused.name)' is declared and never used",
                    help: "take it out, or is a name misspelt where it should be used?", at: unused.range)
            }
        }
    }
}
