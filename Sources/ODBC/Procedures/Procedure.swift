/// A stored procedure or function with the parameters it takes.
public struct Procedure: Sendable, Hashable {
    /// Which way a parameter's value goes. SQL Server calls every output `inputOutput`.
    public enum Direction: Sendable, Hashable {
        /// Into the procedure.
        case input
        /// Out of the procedure.
        case output
        /// Both ways.
        case inputOutput
    }

    /// One parameter.
    public struct Parameter: Sendable, Hashable {
        /// Its name without SQL Server's `@`; empty where it has none.
        public let name: String
        /// Which way its value goes.
        public let direction: Direction
        /// Its place in a call, from 1.
        public let ordinal: Int
        /// The SQL type's number in ODBC, 12 for VARCHAR.
        public let type: Int
        /// The SQL type as the database calls it.
        public let typeName: String
    }

    /// The catalogue, which is the database on most; nil where there is none.
    public let catalog: String?
    /// The schema; nil where there are none, as on MariaDB.
    public let schema: String?
    /// The name as the database spells it, without SQL Server's `;1`.
    public let name: String
    /// The parameters in the order of a call.
    public internal(set) var parameters: [Parameter]
}
