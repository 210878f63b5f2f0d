/// The packed digits of a call's two numbers in the forms that patterns speak of: what gates look at.
struct CallKeys {
    /// One number in one form.
    enum Place: UInt8 {
        case dialledE164
        case dialledNational
        case callerE164
        case callerNational
    }

    /// The words, one for each place. A number without digits has the one word that no digits have.
    let words: InlineArray<4, UInt64>
}

extension Call {
    var keys: CallKeys {
        CallKeys(words: [
            dnis.e164Key?.digits.word ?? .max, dnis.nationalKey?.digits.word ?? .max,
            clid.e164Key?.digits.word ?? .max, clid.nationalKey?.digits.word ?? .max,
        ])
    }
}
