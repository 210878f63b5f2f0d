import CTIPS

// Guide, chapter 3, "Call Control Requests".
extension CTIPortal {
    mutating func callRequest(_ operation: Operation, _ arguments: Arguments) throws(PortalFault) {
        guard operation != .makeCall else { return try makeCall(arguments) }
        let call = try arguments.call()
        switch operation {
        case .acceptCall:
            let accepts = arguments.flag("AcceptCall")
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.answer(call, by: agent, accepts: accepts)
            }
        case .clearCall:
            try control(call, arguments) { board, agent throws(RequestFailure) in try board.clear(call, by: agent) }
        case .holdCall:
            try control(call, arguments) { board, agent throws(RequestFailure) in try board.hold(call, by: agent) }
        case .retrieveCall:
            try control(call, arguments) { board, agent throws(RequestFailure) in try board.retrieve(call, by: agent) }
        case .conferenceCall:
            let consultation = try arguments.id("ConsultationCallId", .invalidCallID)
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.conference(call, by: agent, with: consultation)
            }
        case .consultationCall:
            let destination = try arguments.destination()
            let userData = try arguments.userData()
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.with(userData, of: call, by: agent) { board throws(RequestFailure) in
                    try board.consult(on: call, by: agent, to: destination, isTransfer: false)
                }
            }
        case .transferCall: try transfer(call, arguments)
        case .getCallData:
            try control(call, arguments) { board, _ throws(RequestFailure) in try board.tellData(of: call) }
        case .setCallData:
            let userData = try arguments.userData()
            guard !userData.isEmpty else { throw arguments.missing("UserData") }
            try control(call, arguments) { board, _ throws(RequestFailure) in
                try board.setData(of: call, to: userData)
            }
        default:
            let digits = try arguments.text("DtmfDigits")
            guard digits.utf8.count <= 64, digits.utf8.allSatisfy({ "0123456789*#ABCD".utf8.contains($0) }) else {
                throw arguments.fault("DtmfDigits", .invalidParameter)
            }
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.dial(digits, on: call, by: agent)
            }
        }
    }

    private mutating func makeCall(_ arguments: Arguments) throws(PortalFault) {
        let destination = try arguments.destination(among: [.agent, .service, .external, .noDestination])
        let inWrap = arguments.flag("WrapState")
        let service = arguments.number("ServiceId")
        try control(arguments.number("CallId"), arguments) { board, agent throws(RequestFailure) in
            try board.requireLogin(agent)
            try board.makeCall(by: agent, to: destination, service: service, inWrap: inWrap)
        }
    }

    private mutating func transfer(_ call: Int32, _ arguments: Arguments) throws(PortalFault) {
        let type = try arguments.choice("TransferType", among: [TransferType.blind, .consultation])
        let userData = try arguments.userData()
        if type == .consultation {
            let consultation = try arguments.id("ConsultationCallId", .invalidCallID)
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.with(userData, of: call, by: agent) { board throws(RequestFailure) in
                    try board.transfer(call, by: agent, to: consultation)
                }
            }
        } else {
            let destination = try arguments.destination()
            try control(call, arguments) { board, agent throws(RequestFailure) in
                try board.with(userData, of: call, by: agent) { board throws(RequestFailure) in
                    try board.transfer(call, by: agent, to: destination)
                }
            }
        }
    }

    private mutating func control(
        _ call: Int32, _ arguments: Arguments, _ body: (inout Switchboard, Int) throws(RequestFailure) -> Void
    ) throws(PortalFault) {
        try attempt(.callRequestFailed, arguments, call: call, body)
    }
}
