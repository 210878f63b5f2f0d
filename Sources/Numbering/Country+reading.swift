import CPhoneNumber
import Routing

extension Country {
    /// Reads a delivered text as a number dialled in this country, for a rule set whose own country is `home`.
    ///
    /// About 12 µs, nearly all of it libphonenumber's; `NumberReader` remembers what was read.
    func number(of subscriber: Subscriber, raw: String, home: Country) -> PhoneNumber {
        switch subscriber.spelling {
        case .digits(let digits): number(digits: digits, raw: raw, home: home)
        case .code(let symbols): PhoneNumber(raw: raw, e164: nil, national: symbols)
        case .blank, .text: PhoneNumber(raw: raw, e164: nil, national: raw)
        }
    }

    private func number(digits: String, raw: String, home: Country) -> PhoneNumber {
        guard let reading = reading(digits) else {
            return PhoneNumber(raw: raw, e164: nil, national: digits)
        }
        let e164 = text(reading.e164, length: reading.e164_length)
        // +27 54 111 1111 is 054 111 1111 to South Africa and would pass for the Israeli 054-111-1111, so
        // a number of another country has no national digits here: its sign keeps digit patterns off.
        let national = reading.national_length > 0 ? text(reading.national, length: reading.national_length) : e164
        // No calling code is the beginning of another, so the digits behind the sign tell the country.
        let isForeign = !e164.dropFirst().hasPrefix(String(home.callingCode))
        return PhoneNumber(
            raw: raw, e164: e164, national: national, isTrunkGuessed: reading.is_trunk_supplied, isForeign: isForeign)
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
