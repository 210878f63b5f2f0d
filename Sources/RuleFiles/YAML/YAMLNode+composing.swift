extension YAMLNode {
    /// Composes the one document of a file.
    ///
    /// Keys given twice, merge keys, tags, keys that are no text, unknown aliases and further documents are
    /// reported, and the tree is made without them. Nil when the file is empty, breaks YAML's syntax, nests deeper
    /// than 100 levels or has aliases for more than 100,000 nodes; that is reported, too.
    ///
    /// Takes time and memory in proportion to the text.
    package init?(_ file: SourceFile, into findings: Findings) {
        let root = YAMLEvents.read(file) { events -> YAMLNode? in
            var composer = YAMLComposer(file, into: findings)
            do throws(Diagnostic) {
                return try composer.document(events)
            } catch {
                findings.report(error)
                return nil
            }
        }
        guard let root else { return nil }
        self = root
    }
}
