/// One entry of a mapping.
package struct YAMLPair: Sendable {
    package let key: YAMLKey
    package let value: YAMLNode
}
