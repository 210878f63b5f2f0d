import Routing

/// A row of `AgentByDeviceStat`.
struct DeviceKey: Hashable, Comparable, Sendable {
    let agent: Int
    let isQueue: Bool
    let code: Int

    var device: StatisticsRows.Device { isQueue ? .queue(Slot(code)) : .line(code) }

    static func < (left: Self, right: Self) -> Bool {
        (left.agent, left.isQueue ? 1 : 0, left.code) < (right.agent, right.isQueue ? 1 : 0, right.code)
    }
}

/// A row of `DeviceTimes`.
struct TimeKey: Hashable, Comparable, Sendable {
    let type: StatisticsRows.TimeType
    let code: Int
    let frame: Int64

    /// Even seconds, the second before included.
    init(_ type: StatisticsRows.TimeType, _ code: Int, _ duration: Int64) {
        self.type = type
        self.code = code
        frame = (duration / 1000 + 1) / 2 * 2
    }

    var device: StatisticsRows.Device {
        switch type {
        case .agentTalk: .agent(AgentID(code))
        case .lineTalk, .lineAnswered, .lineAbandoned: .line(code)
        case .queueTalk, .queueAnswered, .queueAbandoned: .queue(Slot(code))
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.type.rawValue, left.code, left.frame) < (right.type.rawValue, right.code, right.frame)
    }
}
