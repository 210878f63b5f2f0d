/// All that one call is from cradle to grave; its legs share the CallSequenceId.
struct Interaction: Sendable {
    static let fields = 20

    let sequence: Int64
    /// The leg that CallStarted named, which CallCompleted names again.
    let firstLeg: Int32
    /// The leg that the caller is on; 0 without one.
    var customerLeg: Int32
    let caller: Caller
    /// The user-defined fields.
    var userData: [String]
    /// Legs that are not over yet.
    var legs = 0
    var isAnswered = false
    var hasChannel: Bool { caller.ani != nil || caller.dnis != nil }

    init(sequence: Int64, firstLeg: Int32, customerLeg: Int32, caller: Caller) {
        self.sequence = sequence
        self.firstLeg = firstLeg
        self.customerLeg = customerLeg
        self.caller = caller
        userData = Array(repeating: "", count: Self.fields)
        for (index, value) in caller.userData.prefix(Self.fields).enumerated() { userData[index] = value }
    }
}

/// Who calls, and how he behaves.
package struct Caller: Sendable, Hashable {
    package var ani: String?
    package var dnis: String?
    package var userData: [String]
    /// How long he talks; nil: until somebody else hangs up.
    package var talk: Int64?
    /// How long he waits; nil: for ever.
    package var patience: Int64?
    /// A script plays the agents of this call, so nobody does anything by himself.
    package var isScripted: Bool

    /// Somebody who calls `dnis` from `ani`.
    package init(
        ani: String?, dnis: String?, userData: [String] = [], talk: Int64? = nil, patience: Int64? = nil,
        isScripted: Bool = false
    ) {
        self.ani = ani
        self.dnis = dnis
        self.userData = userData
        self.talk = talk
        self.patience = patience
        self.isScripted = isScripted
    }
}
