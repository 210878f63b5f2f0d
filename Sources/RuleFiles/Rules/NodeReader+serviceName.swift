extension NodeReader {
    /// The name of a mailbox or a script; `true`, read as an empty name, where the switch has only one.
    func serviceName() -> String? { node.scalar?.bool == true ? "" : text() }
}
