/// One number of a call in one form, as packed digits.
enum NumberPlace: UInt8, CaseIterable {
    case dialledE164
    case dialledNational
    case callerE164
    case callerNational

    init(isCaller: Bool, _ form: NumberPattern.Form) {
        self =
            isCaller ? form == .e164 ? .callerE164 : .callerNational : form == .e164 ? .dialledE164 : .dialledNational
    }

    var isCaller: Bool { rawValue >= 2 }
}
