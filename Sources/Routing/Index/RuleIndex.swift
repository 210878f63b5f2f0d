/// Finds the first rule that a call may match without looking at the others: O(length of its numbers).
///
/// Every rule is filed under what the fewest calls have of all that it asks for: an exact number, the first digits of
/// one, a value of attach data; or else among the rest. A call looks into the lists of its own numbers and values and
/// tests what it finds there in the order of the rules, as far as the first match.
///
/// `RuleSet.scan` is the definition of what it answers.
final class RuleIndex: @unchecked Sendable {
    // Sendable: all is filled in `init`, freed in `deinit` and only read between.
    let candidates: UnsafeMutableBufferPointer<Candidate>
    let tests: UnsafeMutableBufferPointer<Test>
    let tokens: UnsafeMutableBufferPointer<TermToken>
    let literals: UnsafeMutableBufferPointer<AttachValue>
    /// By place of numbers.
    let exact: UnsafeMutableBufferPointer<DigitTable>
    let prefixes: UnsafeMutableBufferPointer<DigitTrie>
    let attach: AttachTable
    /// The fields that rules are filed under.
    let attachFields: UnsafeMutableBufferPointer<UInt16>
    /// The candidates that are filed under nothing.
    let rest: Range<Int>
    let windows: WindowTable
    let lists: UnsafeMutableBufferPointer<DigitSets>
    /// How the rules are filed.
    let shape: IndexShape
    /// How many keys of attach data the tests may look at.
    private let fields: Int

    /// Whether the call's attach data was read by a schema that has the keys of these rules, as any call's is that the
    /// rule file's own reader makes.
    @inline(__always)
    func fits(_ call: borrowing Call) -> Bool { call.attach.cells.count >= fields }

    init(_ rules: [Rule], attach schema: AttachSchema, windows: [Window], zones: [Zone], lists: [NumberList]) {
        var builder = RuleIndexBuilder(schema, lists)
        builder.file(rules)
        var candidates: [Candidate] = []
        exact = .copy(of: NumberPlace.allCases.map { builder.exactTable($0, into: &candidates) })
        attach = builder.attachTable(into: &candidates)
        prefixes = .copy(
            of: NumberPlace.allCases.map { DigitTrie(builder.prefixes[Int($0.rawValue)], into: &candidates) })
        rest = candidates.count..<candidates.count + builder.rest.count
        candidates += builder.rest
        attachFields = .copy(of: builder.attachFields)
        tests = .copy(of: builder.tests)
        tokens = .copy(of: builder.tokens)
        literals = .copy(of: builder.literals)
        self.lists = .copy(of: lists.map(DigitSets.init))
        self.windows = WindowTable(windows, zones: zones)
        self.candidates = .copy(of: candidates)
        shape = builder.shape
        fields = schema.fields.count
    }

    deinit {
        candidates.deallocate()
        tests.deallocate()
        tokens.deinitialize().deallocate()
        literals.deinitialize().deallocate()
        for table in exact { table.deallocate() }
        exact.deallocate()
        for trie in prefixes { trie.deallocate() }
        prefixes.deallocate()
        attach.deallocate()
        attachFields.deallocate()
        windows.deallocate()
        for set in lists { set.deallocate() }
        lists.deallocate()
    }
}

/// How many rules are filed under what.
package struct IndexShape: Sendable, Hashable {
    package internal(set) var byNumber = 0
    package internal(set) var byPrefix = 0
    package internal(set) var byAttach = 0
    /// Rules that every decision has to look at, in their order.
    package internal(set) var unindexed: [Slot<Rule>] = []
}

/// A list of numbers in raw memory: those known by their E.164 form, and the others. The owner frees it.
struct DigitSets {
    private let international: DigitTable
    private let national: DigitTable

    init(_ list: NumberList) {
        international = DigitTable(list.internationalWords.map { ($0, 0..<1) })
        national = DigitTable(list.nationalWords.map { ($0, 0..<1) })
    }

    /// Whether the caller's or the dialled number is in the list, as `NumberList.contains` says.
    @inline(__always)
    func contains(isCaller: Bool, _ probe: borrowing Probe) -> Bool {
        let place = isCaller ? 2 : 0
        let (international, national) = (probe.whole[place], probe.whole[place + 1])
        if probe.digits[place] != Probe.none {
            return international != Probe.none ? self.international.list(international).count > 0 : false
        }
        return national != Probe.none ? self.national.list(national).count > 0 : false
    }

    func deallocate() {
        international.deallocate()
        national.deallocate()
    }
}
