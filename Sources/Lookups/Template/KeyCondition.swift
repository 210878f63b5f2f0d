/// A condition `column = $CLID`, by places among the code of a template.
struct KeyCondition {
    /// The column with its qualifiers.
    let column: Range<Int>
    /// All of it.
    let places: Range<Int>
}
