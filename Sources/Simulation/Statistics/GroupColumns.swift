/// Where the sums of a row about a group of agents stand.
enum GroupColumns {
    /// Milliseconds that went by.
    static let time = 0
    /// Milliseconds of all busy agents together.
    static let busy = 1
    /// Squares of the number of busy agents, times milliseconds.
    static let busySquare = 2
    /// Milliseconds of all agents logged in together.
    static let staffed = 3
    /// Rings at its agents; a call that rings twice counts twice.
    static let offered = 4
    /// Calls that one answered, and their waits.
    static let served = 5
    static let waitServed = 6
    /// Calls whose caller gave up while it rang.
    static let abandoned = 7
    static let count = 8
}
