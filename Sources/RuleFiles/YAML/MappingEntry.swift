/// An entry under a name that the author of the file chose, such as a queue.
package struct MappingEntry {
    /// The key as a value of its own, for names that are telephone numbers or must be of some form.
    package let key: NodeReader
    package let name: String
    package let value: NodeReader
}
