/// Where the members of a record stand, those of the records that it extends first.
struct Layout: Sendable {
    /// How many values a record has.
    let slots: Int
    /// Its members among those of the contract: in the order of writing, then those that are only read.
    let members: Range<Int>
    let isMessage: Bool
    /// Whether another record may stand in its place, and says so with `xsi:type`.
    let isExtended: Bool
    /// Whether anything in it can be null, typed or of another namespace, for which a message declares prefixes.
    let needsPrefixes: Bool
}
