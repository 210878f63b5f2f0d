/// The flows of the guide's appendix E, by their number there less one: E-2 is 1.
package struct Flow: Sendable, Hashable {
    package let number: Int
    package let name: String
    let acts: [FlowAct]

    /// The flow of this number, 1 to 12.
    package init?(_ number: Int) {
        guard let flow = Self.all.first(where: { $0.number == number }) else { return nil }
        self = flow
    }

    private init(_ number: Int, _ name: String, _ acts: [FlowAct]) {
        self.number = number
        self.name = name
        self.acts = acts
    }

    package static let all: [Flow] = [
        Flow(1, "call arrives to inbound service", talk + [.callerHangsUp, .dispose(.first)]),
        Flow(2, "route select to invalid destination", [.arriveRouted, .awaitRoute, .awaitEnd]),
        Flow(
            3, "route select to valid service",
            [.arriveRouted, .awaitRoute, .answer(.first), .callerHangsUp, .dispose(.first)]),
        Flow(4, "blind transfer to agent", talk + [.transferToAgent, .answer(.second)] + handedOver),
        Flow(5, "blind transfer to valid service", talk + [.transferToService, .answer(.second)] + handedOver),
        Flow(
            6, "consult transfer to service",
            talk + [.consultService, .answer(.second), .completeTransfer] + handedOver),
        Flow(
            7, "consult transfer to agent",
            talk + [.consultAgent, .answer(.second), .completeTransfer] + handedOver),
        Flow(
            8, "blind transfer to unmanned service", talk + [.transferToUnmanned, .answer(.second)] + handedOver),
        Flow(9, "3-way conference, service", talk + [.consultService, .answer(.second)] + callerLeavesConference),
        Flow(
            10, "agent to agent",
            [.dialSecond, .answer(.second), .hangUp(.second), .dispose(.second), .dispose(.first)]),
        Flow(11, "3-way conference, agent", talk + [.consultAgent, .answer(.second)] + callerLeavesConference),
        Flow(
            12, "conference initiator hangs up",
            talk + [
                .consultAgent, .answer(.second), .conference, .leaveConference, .dispose(.first), .callerHangsUp,
                .dispose(.second),
            ]),
    ]

    private static let talk: [FlowAct] = [.arrive, .answer(.first)]
    private static let handedOver: [FlowAct] = [.dispose(.first), .callerHangsUp, .dispose(.second)]
    private static let callerLeavesConference: [FlowAct] = [
        .conference, .callerHangsUp, .hangUp(.second), .dispose(.second), .dispose(.first),
    ]
}
