import CPhoneNumber

/// A country whose numbering plan is known, by its ISO 3166 code.
package struct Country: Sendable, Hashable {
    /// `IL`
    package let code: String

    /// The country calling code, 972.
    package let callingCode: Int32

    /// Whether national numbers carry a trunk prefix that exchanges on the way may leave out.
    let hasTrunkPrefix: Bool

    /// Answers nil for any code but the upper-case ones libphonenumber supports.
    package init?(code: String) {
        var region = callsteer_phone_region()
        // A C string would end at a NUL and let what follows it pass.
        guard code.utf8.count == 2, callsteer_phone_find_region(code, &region) else { return nil }
        self.code = code
        self.callingCode = region.calling_code
        self.hasTrunkPrefix = region.has_trunk_prefix
    }
}
