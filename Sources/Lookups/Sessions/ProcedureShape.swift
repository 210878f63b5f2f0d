import ODBC
import Routing

/// The parameters of the vendor's procedure as a database has it, in its own order.
struct ProcedureShape: Hashable {
    /// What one parameter is for.
    enum Role: Hashable {
        case dnis
        case clid
        case attachIn
        case queue
        case priority
        case attachOut
        /// A further output, by its place among the declared columns.
        case further(Int)
        /// An output that nobody asked for.
        case ignored

        var isInput: Bool {
            switch self {
            case .dnis, .clid, .attachIn: true
            case .queue, .priority, .attachOut, .further, .ignored: false
            }
        }
    }

    /// The name to call, with its schema where it needs one.
    let name: String
    let roles: [Role]

    /// The shape the vendor's guide gives.
    init(name: String, signature: ProcedureSettings.Signature) {
        self.name = name
        let input: [Role] = signature == .five ? [.dnis, .clid] : [.dnis, .clid, .attachIn]
        roles = input + [.queue, .priority, .attachOut]
    }

    /// The shape of what the catalogue says, in its order; a mismatch names what was found.
    init(name: String, parameters: [Procedure.Parameter], columns: [LookupColumn]) throws(ColumnMap.Mismatch) {
        self.name = name
        var roles: [Role] = []
        for parameter in parameters {
            guard let role = Self.role(parameter, columns) else {
                throw Self.mismatch(name, parameters, "'\(parameter.name)' is no parameter of a routing procedure")
            }
            roles.append(role)
        }
        for required in [Role.dnis, .clid] where !roles.contains(required) {
            throw Self.mismatch(name, parameters, "P_DNIS and P_CLID are needed")
        }
        self.roles = roles
    }

    private static func role(_ parameter: Procedure.Parameter, _ columns: [LookupColumn]) -> Role? {
        let name = parameter.name.uppercased()
        switch name {
        case "P_DNIS": return .dnis
        case "P_CLID": return .clid
        case "P_ATTACH_DATA_IN": return .attachIn
        case "P_QUEUE_CODE": return .queue
        case "P_CALL_PRIORITY": return .priority
        case "P_ATTACH_DATA": return .attachOut
        default:
            guard parameter.direction != .input else { return nil }
            let place = columns.firstIndex { [$0.name.uppercased(), "P_" + $0.name.uppercased()].contains(name) }
            return place.map(Role.further) ?? .ignored
        }
    }

    private static func mismatch(
        _ name: String, _ parameters: [Procedure.Parameter], _ reason: String
    ) -> ColumnMap.Mismatch {
        let found = parameters.map(\.name).joined(separator: ", ")
        return ColumnMap.Mismatch(
            description: "\(name)(\(found)): \(reason); it takes P_DNIS, P_CLID, P_ATTACH_DATA_IN where it wants the "
                + "call's attach data, and gives P_QUEUE_CODE, P_CALL_PRIORITY, P_ATTACH_DATA")
    }
}
