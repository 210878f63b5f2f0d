/// What a document may cost. Beyond any of these it is refused, and nothing more of it is read.
package struct XMLLimits: Sendable {
    package var bytes = 1 << 20
    package var depth = 32
    package var elements = 20_000
    /// Of one element, declarations of namespaces included.
    package var attributes = 64
    /// Prefixes in scope at one place.
    package var prefixes = 128
    /// Different namespaces in the whole document.
    package var namespaces = 64
    /// Bytes of one element's text or of one attribute's value, as UTF-8.
    package var text = 256 << 10

    package init() {}
}
