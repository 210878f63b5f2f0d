/// The `xsi:type` of one element, resolved with the prefixes in scope there.
package struct TypeName: Sendable {
    let node: Int32
    package let namespace: Namespace
    /// The local part.
    package let name: Slice
}
