import Routing

/// A decision table that was read: its rows are rules that share what the rule using the table says.
struct DecisionTable {
    /// Which of the rows that match decides.
    enum Hit: String, CaseIterable {
        /// The first.
        case first
        /// The only one: rows that can match one call together are an error.
        case unique
    }

    /// One row.
    struct Row {
        /// Where it stands.
        let range: SourceRange
        let conditions: [Condition]
        let formulas: [Formula]
        let route: Route
        /// By column: what the cell lets through.
        let shapes: [CellShape]
    }

    let rows: [Row]
}

/// What the rule that uses a table says for all of its rows.
struct TableRule {
    let groups: [String]
    let conditions: [Condition]
    let lookup: Slot<Lookup>?
    let formulas: [Formula]
    let onFailure: Route?
    let budget: Int64?
}
