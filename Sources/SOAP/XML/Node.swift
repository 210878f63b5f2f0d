/// One element of a document, in a flat array in document order: its descendants follow it, up to `end`.
package struct Node: Sendable {
    /// The local part of the name.
    package var name: Slice
    /// Its character data if it is a leaf; empty otherwise, because document/literal has no mixed content.
    package var text = Slice.empty
    package var namespace: Namespace
    /// The index after its last descendant, where its next sibling is if it has one.
    package var end: Int32 = 0
    package var firstAttribute: Int32
    package var attributeCount: Int16 = 0
    /// Whether `xsi:nil` says so.
    package var isNil = false
    /// Whether it has an `xsi:type`, which is kept beside the nodes because few have one.
    package var hasType = false
}
