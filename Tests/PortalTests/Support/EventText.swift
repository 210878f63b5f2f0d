import CTIPS

/// Events as the guide's figures are read: `Es1` for an event of a call, `AA` for a state of an agent.
///
/// Calls are numbered, and agents lettered, in the order in which they first appear.
struct EventText {
    private var calls: [Int64: Int] = [:]
    private var agents: [Int64: Character] = [:]

    static func text(_ events: [Record]) -> String {
        var text = EventText()
        return events.compactMap { text.word($0) }.joined(separator: " ")
    }

    /// The same of a text, whose numbers and letters may come in any order.
    static func normalised(_ text: String) -> String {
        var numbers: [Substring: Int] = [:]
        var letters: [Substring: Character] = [:]
        return text.split(separator: " ").map { word in
            if word.count == 2 {
                let fresh = Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(letters.count)))
                let letter = letters[word.dropFirst()] ?? fresh
                letters[word.dropFirst()] = letter
                return "\(word.prefix(1))\(letter)"
            }
            let number = numbers[word.dropFirst(2)] ?? numbers.count + 1
            numbers[word.dropFirst(2)] = number
            return "\(word.prefix(2))\(number)"
        }.joined(separator: " ")
    }

    private mutating func word(_ event: Record) -> String? {
        let type: EventType = event["EventType"].enumerator()
        if type == .agentStateChange {
            let state: AgentState = event["AgentState"].enumerator()
            let agent = event["AgentId"].number
            let fresh = Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(agents.count)))
            let letter = agents[agent] ?? fresh
            agents[agent] = letter
            return state.rawValue.first.map { "\($0)\(letter)" }
        }
        guard let code = Self.codes[type] else { return nil }
        let call = event["CallId"].number
        let number = calls[call] ?? calls.count + 1
        calls[call] = number
        return "\(code)\(number)"
    }

    private static let codes: [EventType: String] = [
        .callStarted: "St", .callOffered: "Of", .callDelivered: "De", .callConnected: "Co", .callEstablished: "Es",
        .callCleared: "Cl", .callEnd: "En", .callCompleted: "Cp", .callOriginated: "Or", .callHeld: "He",
        .callConsultation: "Cs", .callConferenced: "Cf", .callTransferred: "Tr", .routeRequest: "RR",
        .routeUsed: "RU", .routeRequestFailed: "RF", .routeReject: "RX", .callRetrieved: "Re",
        .callRequestFailed: "CF", .digitsDialed: "Di",
    ]
}
