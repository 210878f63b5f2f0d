/// The procedure of the vendor's guide: dialled number and caller go in, queue, priority and attach data come out.
package struct ProcedureSettings: Sendable, Hashable {
    /// How many parameters it has: the guide's text says five, its sample has the call's attach data as a sixth.
    package enum Signature: String, CaseIterable, Sendable {
        /// As the database's catalogue says.
        case auto
        /// P_DNIS, P_CLID, P_QUEUE_CODE, P_CALL_PRIORITY, P_ATTACH_DATA.
        case five = "5"
        /// With P_ATTACH_DATA_IN behind P_CLID.
        case six = "6"
    }

    /// Its name, with its schema where that is not the default one.
    package let name: String
    /// Its parameters.
    package let signature: Signature

    /// The procedure `name`.
    package init(name: String, signature: Signature = .auto) {
        self.name = name
        self.signature = signature
    }

    /// The name in the vendor's guide.
    package static let guideName = "OPTIMUS_GET_ROUTING_INFO"

    /// The longest number its parameters hold (VARCHAR(20)).
    static let longestNumber = 20
    /// The longest attach data (VARCHAR(200)).
    static let longestAttach = 200
}
