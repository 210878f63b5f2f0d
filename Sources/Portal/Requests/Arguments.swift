import CTIPS

/// The arguments of a request, read one by one; what is missing or cannot be is a fault.
struct Arguments {
    let record: Record

    /// A text that must be there.
    func text(_ name: String) throws(PortalFault) -> String {
        guard let text = record[name].text, !text.isEmpty else { throw missing(name) }
        return text
    }

    /// An id, which is more than zero.
    func id(_ name: String, _ code: FaultCode = .invalidParameter) throws(PortalFault) -> Int32 {
        let id = Int32(truncatingIfNeeded: record[name].number)
        guard case .number = record[name] else { throw code == .invalidParameter ? missing(name) : fault(name, code) }
        guard id > 0 else { throw fault(name, code) }
        return id
    }

    /// The id of the call.
    func call() throws(PortalFault) -> Int32 { try id("CallId", .invalidCallID) }

    func number(_ name: String) -> Int32 { Int32(truncatingIfNeeded: record[name].number) }

    func flag(_ name: String) -> Bool { record[name].flag }

    /// One of these values of an enumeration.
    func choice<Choice: WireEnumeration>(
        _ name: String, among choices: [Choice], _ code: FaultCode = .invalidParameter
    ) throws(PortalFault) -> Choice {
        guard case .enumerator = record[name] else {
            throw code == .invalidParameter ? missing(name) : fault(name, code)
        }
        let choice = record[name].enumerator(of: Choice.self)
        guard choices.contains(choice) else { throw fault(name, code) }
        return choice
    }

    /// Values of the user-defined fields; nil leaves one alone.
    func userData() throws(PortalFault) -> [String?] {
        let values = record["UserData"].list.map(\.text)
        guard values.count <= Interaction.fields else {
            throw PortalFault(
                .invalidParameter, "UserData has \(values.count) values; \(Interaction.fields) are the most")
        }
        return values
    }

    /// Where a call is to go.
    func destination(
        among types: [DestinationType] = [.agent, .service, .external]
    ) throws(PortalFault) -> Leg.Destination {
        let type = try choice("DestinationType", among: types)
        let address = record["DestinationAddress"].text ?? ""
        guard !address.isEmpty || type == .noDestination else { throw fault("DestinationAddress", .invalidDestination) }
        return Leg.Destination(type: type, address: address)
    }

    func missing(_ name: String) -> PortalFault { PortalFault(.missingArgument, "\(name) is missing") }

    func fault(_ name: String, _ code: FaultCode) -> PortalFault {
        switch record[name] {
        case .absent, .null: PortalFault(code, "\(name) is missing")
        case .number(let number): PortalFault(code, "\(name) cannot be \(number)")
        case .text(let text): PortalFault(code, "\(name) cannot be \"\(text.prefix(64))\"")
        case .flag, .enumerator, .record, .list: PortalFault(code, "\(name) has a value that it cannot have here")
        }
    }
}
