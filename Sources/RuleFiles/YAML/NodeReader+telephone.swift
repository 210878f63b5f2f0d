extension NodeReader {
    /// The text of a telephone number or of a pattern of numbers.
    ///
    /// A number must be quoted, for other YAML tools take `0541111111` or `+18005550100` for an integer and drop
    /// the zero or the plus sign. The text is answered all the same, since here nothing is lost.
    package func telephoneText() -> String? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("a telephone number between quotes") }
        if scalar.looksLikeNumber {
            findings.error(
                "unquoted-number", "\(name) is a telephone number without quotes",
                help: "quote it: \"\(scalar.text)\"", at: range)
        }
        return scalar.text
    }
}
