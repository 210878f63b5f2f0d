import Routing

/// The names declared in one section, and where: what references are resolved against.
struct DeclaredNames<Declared> {
    /// What is declared, as messages call it: `queue`.
    let kind: String
    private var places: [String: (slot: Slot<Declared>, range: SourceRange)] = [:]
    private(set) var names: [String] = []
    /// Every file that can declare names was read. Otherwise an unknown name says nothing: the file that is missing
    /// or broken, which is reported, may declare it.
    private let isComplete: Bool
    private let used = UsedNames()

    init(_ kind: String, isComplete: Bool) {
        self.kind = kind
        self.isComplete = isComplete
    }

    /// Declares `name`, or reports that it is declared already and answers nil.
    mutating func declare(_ name: String, at range: SourceRange, into findings: Findings) -> Slot<Declared>? {
        if let first = places[name] {
            findings.error(
                "duplicate-name", "\(kind) '\(name)' is declared twice", help: "give one of them another name",
                at: range, related: [.init(first.range, "declared here first")])
            return nil
        }
        let slot = Slot<Declared>(names.count)
        names.append(name)
        places[name] = (slot, range)
        return slot
    }

    /// The slot of the name that `reader` holds, or nil after reporting that there is none.
    func resolve(_ reader: NodeReader) -> Slot<Declared>? {
        reader.anyScalar().flatMap { resolve($0.text, at: reader.range, into: reader.findings) }
    }

    /// The slot of `name`, or nil after reporting that there is none.
    func resolve(_ name: String, at range: SourceRange, into findings: Findings) -> Slot<Declared>? {
        if let place = places[name] {
            use(name)
            return place.slot
        }
        guard isComplete else { return nil }
        let help = suggestion(for: name, among: names) ?? (names.isEmpty ? "none is declared" : nil)
        findings.error(
            "unknown-\(kind.replacing(" ", with: "-"))", "\(kind) '\(name)' is not declared", help: help, at: range)
        return nil
    }

    /// Counts `name` as referred to.
    func use(_ name: String) { used.names.insert(name) }

    /// What is declared and nothing refers to, in declared order.
    var unused: [RuleFilePlaces.Unused] {
        names.filter { !used.names.contains($0) }.compactMap { name in
            places[name].map { RuleFilePlaces.Unused(kind: kind, name: name, range: $0.range) }
        }
    }

    /// Where everything is declared, in declared order.
    var ranges: [SourceRange] { names.compactMap { places[$0]?.range } }

    /// Where `name` is declared.
    func range(of name: String) -> SourceRange? { places[name]?.range }
}

/// The names that are referred to. References are resolved by readers that cannot change what they look in, one after
/// the other; it does not cross threads.
private final class UsedNames {
    var names: Set<String> = []
}

extension String {
    fileprivate func replacing(_ character: Character, with other: Character) -> String {
        String(map { $0 == character ? other : $0 })
    }
}
