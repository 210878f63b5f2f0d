/// A key of a mapping. Its style is kept because a key, too, can be a telephone number that lacks its quotes.
package struct YAMLKey: Sendable {
    package let scalar: YAMLScalar
    package let range: SourceRange

    package var text: String { scalar.text }
}
