/// One attribute of an element; declarations of namespaces are not among them.
package struct Attribute: Sendable {
    package var name: Slice
    package var namespace: Namespace
    package var value: Slice
}
