import CPhoneNumber
import Routing

extension Country {
    /// Reads a delivered text as a number dialled in this country.
    ///
    /// About 12 µs, nearly all of it libphonenumber's; `NumberReader` remembers what was read.
    func number(_ raw: String) -> PhoneNumber {
        number(of: Subscriber(raw), raw: raw)
    }

    func number(of subscriber: Subscriber, raw: String) -> PhoneNumber {
        switch subscriber.spelling {
        case .digits(let digits): number(digits: digits, raw: raw)
        case .code(let symbols): PhoneNumber(raw: raw, e164: nil, national: symbols)
        case .blank, .text: PhoneNumber(raw: raw, e164: nil, national: raw)
        }
    }

    private func number(digits: String, raw: String) -> PhoneNumber {
        guard let reading = reading(digits), !isExtension(digits, reading) else {
            return PhoneNumber(raw: raw, e164: nil, national: digits)
        }
        let e164 = text(reading.e164, length: reading.e164_length)
        // +27 54 111 1111 is 054 111 1111 to South Africa and would pass for the Israeli 054-111-1111, so
        // a number of another country has no national digits here: its sign keeps digit patterns off.
        if reading.calling_code != callingCode {
            return PhoneNumber(raw: raw, e164: e164, national: e164)
        }
        let national = text(reading.national, length: reading.national_length)
        // 1-700-500-100 is complete without the trunk prefix: nothing was supplied there.
        let isGuessed = hasTrunkPrefix && reading.is_bare && national != digits
        return PhoneNumber(raw: raw, e164: e164, national: national, isTrunkGuessed: isGuessed)
    }

    /// Digits with neither plus sign, international nor trunk prefix may as well be those of an extension or
    /// of a short code, and in a country of open numbering (Austria, Germany) nearly any of them are of
    /// a possible length. They are read as a public number only when there is no mistaking it.
    private func isExtension(_ digits: String, _ reading: callsteer_phone_reading) -> Bool {
        guard reading.is_bare else { return false }
        let isShort = digits.utf8.count < 7
        guard hasTrunkPrefix else { return isShort && !reading.is_valid }
        // A trunk prefix is not supplied to so few digits: in Austria 12345 would become 01 2345.
        return !reading.is_valid || isShort && text(reading.national, length: reading.national_length) != digits
    }

    private func reading(_ digits: String) -> callsteer_phone_reading? {
        // The longest number with the longest international prefix; libphonenumber would look at 250.
        guard digits.utf8.count <= 21 else { return nil }
        var digits = digits
        var reading = callsteer_phone_reading()
        let isNumber = digits.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                callsteer_phone_read($0.baseAddress, $0.count, code, &reading)
            }
        }
        return isNumber ? reading : nil
    }

    private func text<Storage>(_ storage: Storage, length: UInt8) -> String {
        withUnsafeBytes(of: storage) { String(decoding: $0.prefix(Int(length)), as: UTF8.self) }
    }
}
