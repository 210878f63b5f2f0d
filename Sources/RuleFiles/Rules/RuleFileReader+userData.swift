import Routing

extension RuleFileReader {
    /// `user_data`: the texts that go with a route to a portal, in their order (R27). An attach key may stand by itself.
    mutating func readUserData() {
        guard let items = setting("user_data")?.items() else { return }
        userData = items.compactMap { userDatum($0) }
    }

    private mutating func userDatum(_ reader: NodeReader) -> String? {
        guard let name = reader.text() else { return nil }
        if RuleFile.userDataNames.contains(name) { return name }
        let key = name.hasPrefix("attach.") ? String(name.dropFirst("attach.".count)) : name
        return fieldNames.resolve(key, at: reader.range, into: findings).map { _ in "attach.\(key)" }
    }
}
