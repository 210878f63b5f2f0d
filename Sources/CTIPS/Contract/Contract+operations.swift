extension Contract {
    /// The elements of requests and answers, two for each operation: document/literal, wrapped.
    static let messages: [RecordType] = Operation.allCases.flatMap { operation in
        [
            RecordType(
                name: operation.rawValue, namespace: operation.namespace, base: nil, fields: operation.parameters,
                isMessage: true),
            RecordType(
                name: operation.rawValue + "Response", namespace: operation.namespace, base: nil,
                fields: [operation.result], isMessage: true),
        ]
    }
}

extension Operation {
    /// The members of the request's element.
    fileprivate var parameters: [Field] {
        switch self {
        case .publishEvent: [.record("ctiEvent", "CTIEvent").accepting("event")]
        case .heartbeatMessage: []
        case .heartbeat: [.text("sessionId")]
        case .startSession: [.record("userinfo", "UserCredentials"), .text("sessionId")]
        case .panicLogoutAgent: [.record("args", "PanicLogoutArgs")]
        default: [.record("args", rawValue + "Args")]
        }
    }

    fileprivate var result: Field {
        let name = rawValue + "Result"
        return self == .openConnection ? .record(name, "SessionObject") : .int(name)
    }
}
