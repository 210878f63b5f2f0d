import Lookups
import Routing

extension LookupKey {
    /// The key of a call from `number`, whose forms differ.
    static func of(_ number: PhoneNumber, form: CallerForm) -> Self {
        let dnis = PhoneNumber(raw: "1700500", e164: nil, national: "1700500")
        return Self(Call(dnis: dnis, clid: number, attach: AttachSchema([]).empty), form: form, attachLimit: 200)
    }
}
