/// A call that waits for a decision. All parsing is done: numbers and attach data are typed values.
public struct Call: Sendable {
    /// The digits of the numbers as the index looks at them: by place, then the same without numbers that were cut, then
    /// a bit for each number that is withheld. They stand first, so that a decision finds them in one line of the processor's cache.
    let words: InlineArray<9, UInt64>
    /// What the switch calls it, where it does.
    public let id: String?
    /// The number dialled.
    public let dnis: PhoneNumber
    /// The caller's number.
    public let clid: PhoneNumber
    /// What came with the call besides the two numbers.
    public let attach: AttachData
    /// How long the switch waits for an answer before it decides by itself, in milliseconds.
    public let routeTimeout: Int64?

    /// A call of these facts.
    public init(
        id: String? = nil, dnis: PhoneNumber, clid: PhoneNumber, attach: AttachData, routeTimeout: Int64? = nil
    ) {
        let keys = (dnis.e164Key, dnis.nationalKey, clid.e164Key, clid.nationalKey)
        words = [
            keys.0.word, keys.1.word, keys.2.word, keys.3.word,
            keys.0.wholeWord, keys.1.wholeWord, keys.2.wholeWord, keys.3.wholeWord,
            (dnis.isWithheld ? 1 : 0) | (clid.isWithheld ? 2 : 0),
        ]
        self.id = id
        self.dnis = dnis
        self.clid = clid
        self.attach = attach
        self.routeTimeout = routeTimeout
    }
}

extension NumberKey? {
    fileprivate var word: UInt64 { self?.digits.word ?? Probe.none }
    fileprivate var wholeWord: UInt64 { self.map { $0.isCut ? Probe.none : $0.digits.word } ?? Probe.none }
}
