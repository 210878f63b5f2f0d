import CPhoneNumber

/// A country whose numbering plan is known, by its ISO 3166 code.
package struct Country: Sendable, Hashable {
    /// `IL`
    package let code: String

    /// The country calling code, 972.
    package let callingCode: Int32

    /// Answers nil for any code but the upper-case ones libphonenumber supports.
    package init?(code: String) {
        var callingCode: Int32 = 0
        // A C string would end at a NUL and let what follows it pass.
        guard code.utf8.count == 2, callsteer_phone_find_region(code, &callingCode) else { return nil }
        self.code = code
        self.callingCode = callingCode
    }
}
