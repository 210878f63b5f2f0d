/// What a lookup may ask about a call.
package enum LookupVariable: String, Sendable, Hashable, CaseIterable {
    /// The caller's number.
    case clid = "CLID"
    /// The number dialled.
    case dnis = "DNIS"
    /// The attached data, as delivered.
    case attachData = "ATTACHDATA"

    /// The variable as a template writes it, `$CLID`.
    package var text: String { "$" + rawValue }

    /// The variable of this name in any case, without its dollar sign.
    init?(name: some Sequence<UInt8>) {
        let folded = String(decoding: name.map(\.uppercased), as: UTF8.self)
        self.init(rawValue: folded)
    }
}
