/// Files rules, each under the keys that the fewest calls will have.
struct RuleIndexBuilder {
    private(set) var tests: [Test] = []
    private(set) var prefixes = Array(repeating: DigitTrie.Draft(), count: NumberPlace.allCases.count)
    private(set) var rest: [Candidate] = []
    private(set) var shape = IndexShape()
    private var writer: TestBuilder
    private var exact: [[UInt64: [Candidate]]] = Array(repeating: [:], count: NumberPlace.allCases.count)
    private var attach: [AttachKey: [Candidate]] = [:]
    private let fields: [AttachField]
    private let lists: [NumberList]

    private struct AttachKey: Hashable {
        let field: UInt16
        let value: AttachValue
    }

    /// A rule that is to be filed: its parts, and where it can go.
    private struct Draft {
        var pieces: [[Test]] = []
        var filings: [Filing] = []
    }

    init(_ schema: AttachSchema, _ lists: [NumberList]) {
        fields = schema.fields
        self.lists = lists
        writer = TestBuilder(schema.fields)
    }

    var tokens: [TermToken] { writer.tokens }
    var literals: [AttachValue] { writer.literals }
    var attachFields: [UInt16] { Set(attach.keys.map(\.field)).sorted() }

    mutating func file(_ rules: [Rule]) {
        // Twice through the rules takes less time than memory for the drafts of all of them would.
        var frequency = KeyFrequency()
        for rule in rules {
            for condition in rule.conditions {
                for (filing, _) in condition.filings(lists) { frequency.count(filing.keys) }
            }
        }
        for (index, rule) in rules.enumerated() { file(index, draft(rule), frequency) }
    }

    private mutating func draft(_ rule: Rule) -> Draft {
        var draft = Draft()
        for condition in rule.conditions {
            for (filing, isImplied) in condition.filings(lists) {
                var filing = filing
                if isImplied { filing.implied = draft.pieces.count }
                draft.filings.append(filing)
            }
            draft.pieces.append(writer.piece(condition))
        }
        guard rule.lookup == nil else {
            // The row is asked for before a formula is, so a formula cannot keep the rule from being tried.
            draft.pieces.append(TestBuilder.unknown)
            return draft
        }
        for formula in rule.formulas {
            guard let predicate = formula.predicate else {
                draft.pieces.append(TestBuilder.unknown)
                continue
            }
            let conjuncts = predicate.conjuncts
            let present = Set(
                conjuncts.compactMap { part -> Slot<AttachField>? in
                    if case .present(let slot) = part { slot } else { nil }
                })
            for part in conjuncts {
                if let filing = part.filing(fields: fields, present: present) { draft.filings.append(filing) }
                draft.pieces.append(writer.piece(part))
            }
        }
        return draft
    }

    private mutating func file(_ index: Int, _ draft: Draft, _ frequency: KeyFrequency) {
        let best = draft.filings.min { frequency.share(of: $0.keys) < frequency.share(of: $1.keys) }
        var pieces = draft.pieces
        if let implied = best?.implied { pieces.remove(at: implied) }
        var candidate = Candidate(rule: UInt32(index), firstTest: Candidate.noTest)
        if !pieces.isEmpty {
            candidate = Candidate(rule: UInt32(index), firstTest: UInt32(tests.count))
            tests += TestBuilder.all(pieces)
        }
        guard let best else {
            rest.append(candidate)
            shape.unindexed.append(Slot(index))
            return
        }
        note(best)
        for key in best.keys {
            switch key {
            case .exact(let place, let word): exact[Int(place.rawValue)][word, default: []].append(candidate)
            case .prefix(let place, let digits): prefixes[Int(place.rawValue)].insert(candidate, under: digits)
            case .attach(let field, let value):
                attach[AttachKey(field: field, value: value), default: []].append(candidate)
            }
        }
    }

    private mutating func note(_ filing: Filing) {
        switch filing.keys.first {
        case .exact: shape.byNumber += 1
        case .prefix: shape.byPrefix += 1
        case .attach: shape.byAttach += 1
        // A list without numbers: no call can match.
        case nil: break
        }
    }

    /// The table of the exact numbers of a place, its candidates appended to `candidates`.
    func exactTable(_ place: NumberPlace, into candidates: inout [Candidate]) -> DigitTable {
        var lists: [(word: UInt64, list: Range<UInt32>)] = []
        for (word, list) in exact[Int(place.rawValue)] {
            let first = UInt32(candidates.count)
            candidates += list
            lists.append((word, first..<UInt32(candidates.count)))
        }
        return DigitTable(lists)
    }

    /// The table of the values of attach data.
    mutating func attachTable(into candidates: inout [Candidate]) -> AttachTable {
        var entries: [AttachTable.Entry] = []
        for (key, list) in attach {
            let cell = AttachCell(key.value)
            entries.append(
                AttachTable.Entry(
                    word: cell.word, field: key.field, kind: cell.kind, first: UInt32(candidates.count),
                    count: UInt32(list.count),
                    literal: cell.kind == .string ? UInt32(truncatingIfNeeded: writer.literal(key.value)) : 0))
            candidates += list
        }
        return AttachTable(entries)
    }
}

/// How often rules ask for each key, from which follows how many calls will have it: rules are written for the calls
/// that come.
private struct KeyFrequency {
    private var values: [FilingKey: Int] = [:]
    private var totals: [UInt16: Int] = [:]

    mutating func count(_ keys: [FilingKey]) {
        for key in keys {
            guard case .attach(let field, _) = key else { continue }
            values[key, default: 0] += 1
            totals[field, default: 0] += 1
        }
    }

    /// The share of calls that will have one of `keys`.
    func share(of keys: [FilingKey]) -> Double {
        keys.reduce(0) { sum, key in
            switch key {
            case .exact: sum + 1e-7
            case .prefix(_, let digits): sum + Self.shares[digits.count]
            // A few rules about one value say little of how many have it.
            case .attach(let field, _): sum + Double(values[key] ?? 0) / Double((totals[field] ?? 0) + 3)
            }
        }
    }

    /// Of the calls that begin with so many digits.
    private static let shares: [Double] = (0...15).map { count in (0..<count).reduce(1) { share, _ in share / 8 } }
}
