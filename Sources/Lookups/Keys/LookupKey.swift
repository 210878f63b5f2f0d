package import Routing

/// What one lookup asks the database about one call.
package struct LookupKey: Sendable, Hashable {
    /// The caller.
    private let caller: PhoneNumber
    private let form: CallerForm
    /// The spellings of the caller, most likely first; none for a withheld caller.
    package let spellings: [String]
    /// The dialled number as delivered.
    package let dnis: String
    /// The attach data, as far as any source can take it.
    package private(set) var attach: String
    /// The attach data had to be cut.
    package private(set) var isAttachCut: Bool

    /// The spellings for a source that keeps callers in `form`.
    func spellings(in form: CallerForm) -> [String] {
        form == self.form ? spellings : form.spellings(of: caller)
    }

    /// The key with other attach data.
    func with(attach: String) -> Self {
        var key = self
        key.attach = attach
        return key
    }

    /// The key for a source that takes attach data of at most `limit` UTF-16 units.
    func cut(to limit: Int) -> Self {
        guard attach.utf8.count > limit, attach.utf16.count > limit else { return self }
        var key = self
        (key.attach, key.isAttachCut) = Limits.cut(attach, to: limit)
        return key
    }

    /// A key that no call has: what a database is asked to see whether it answers.
    package static let probe = LookupKey()

    private init() {
        caller = PhoneNumber(raw: "0", e164: nil, national: "0")
        form = .raw
        spellings = ["0"]
        dnis = "0"
        attach = ""
        isAttachCut = false
    }

    /// The key of `call` for a lookup that asks for `form`, with attach data of at most `attachLimit` UTF-16 units.
    package init(_ call: borrowing Call, form: CallerForm, attachLimit: Int) {
        caller = call.clid
        self.form = form
        spellings = form.spellings(of: call.clid)
        dnis = call.dnis.raw
        let text = call.attach.text
        if text.utf8.count > attachLimit {
            (attach, isAttachCut) = Limits.cut(text, to: attachLimit)
        } else {
            (attach, isAttachCut) = (text, false)
        }
    }
}
