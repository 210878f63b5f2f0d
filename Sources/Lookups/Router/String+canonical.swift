import Foundation

extension String {
    /// The text in Unicode's canonical composed form (NFC), in which the core compares it.
    package var canonical: String {
        // ASCII is in it already.
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}
