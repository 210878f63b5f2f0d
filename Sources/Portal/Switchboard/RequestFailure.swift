import CTIPS

/// Why a request that was accepted came to nothing; an event tells the clients.
struct RequestFailure: Error, Hashable, Sendable {
    let type: FailureType
    let reason: String
    /// The agent and the call that it was about, if there are such.
    var agentLogin: String?

    init(_ type: FailureType, _ reason: String, agentLogin: String? = nil) {
        self.type = type
        self.reason = reason
        self.agentLogin = agentLogin
    }
}
