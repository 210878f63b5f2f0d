/// One of the vendor's statistics tables: its columns and its key as the guide gives them.
struct StatisticsTable: Sendable {
    let name: String
    let key: [String]
    let columns: [StatisticsColumn]

    init(_ name: String, key: [String], columns: [StatisticsColumn]) {
        self.name = name
        self.key = key
        self.columns = columns
    }

    /// The places of the key's columns.
    var keyPlaces: [Int] { key.compactMap { name in columns.firstIndex { $0.name == name } } }
}

extension StatisticsTable {
    /// All ten, in the guide's order.
    static let all = [
        agentActivityStat, agentByDeviceStat, agentSessions, agentSessionsActivities, agentStat, callsStat, deviceStat,
        deviceTimes, extensionStat, routerStat,
    ]

    static let agentActivityStat = StatisticsTable(
        "AgentActivityStat", key: ["UserCode", "ActivityCode", "TheDate"],
        columns: quarter + smallints("UserCode", "ActivityCode") + [.init(name: "ActivityTime", kind: .int)])

    static let agentByDeviceStat = StatisticsTable(
        "AgentByDeviceStat", key: ["UserCode", "DeviceCode", "DeviceType", "TheDate"],
        columns: quarter + smallints("UserCode", "DeviceCode") + [.init(name: "DeviceType", kind: .tinyint)]
            + smallints("ACDOffered", "ACDAnswered", "ACDRecalled", "ACDAbdRinging") + spread("RingTime")
            + spread("ACDTalkTime") + smallints("HoldCount") + spread("HoldTime") + spread("WrapUpTime"))

    static let agentSessions = StatisticsTable(
        "AgentSessions", key: ["SessionStart", "UserCode"],
        columns: [.init(name: "SessionStart", kind: .dateTime), .init(name: "SessionEnd", kind: .dateTime)]
            + smallints("UserCode", "LoginTime", "ReadyTime", "NotReadyTime"))

    static let agentSessionsActivities = StatisticsTable(
        "AgentSessionsActivities", key: ["SessionStart", "UserCode", "ActivityCode"],
        columns: [.init(name: "SessionStart", kind: .dateTime)] + smallints("UserCode", "ActivityCode")
            + [.init(name: "ActivityTime", kind: .int)])

    static let agentStat = StatisticsTable(
        "AgentStat", key: ["UserCode", "TheDate"],
        columns: quarter
            + smallints(
                "UserCode", "LoginTime", "ReadyTime", "NotReadyTime", "IdleTime", "ACDOffered", "ACDAnswered",
                "ACDRecalled", "ACDAbdRinging", "IntDialed", "IntAnsweredTo", "ExtDialed", "ExtAnsweredTo",
                "IntOffered", "IntAnswered", "IntAbandoned", "ExtOffered", "ExtAnswered", "ExtAbandoned", "HoldCount")
            + spread("HoldTime") + spread("ACDCallsTalkTime") + spread("InIntCallsTalkTime")
            + spread("InExtCallsTalkTime") + spread("OutIntCallsTalkTime") + spread("OutExtCallsTalkTime")
            + spread("RingTime") + spread("ACWTime") + dialTimes + spread("IdleOffHookTime"))

    static let callsStat = StatisticsTable(
        "CallsStat", key: ["CallID"],
        columns: [.init(name: "CallID", kind: .int), .init(name: "CallType", kind: .tinyint)] + smallints("DNIS")
            + [.init(name: "CLID", kind: .nvarchar(100))]
            + ["OfferedTS", "FirstQueuedTS", "AnsweredTS", "AbandonedTS", "Transferred2ExtTS", "EndedTS"].map {
                .init(name: $0, kind: .dateTime)
            } + smallints("InitialQueue") + [.init(name: "QueueHops", kind: .tinyint)]
            + smallints("Agent", "AgentExtension", "HandledOnQueue")
            + [
                .init(name: "TransferDestination", kind: .nvarchar(100)), .init(name: "EndType", kind: .tinyint),
                .init(name: "AgentHops", kind: .tinyint), .init(name: "Adata1", kind: .nvarchar(100)),
                .init(name: "Adata2", kind: .nvarchar(100)), .init(name: "Router", kind: .smallint),
                .init(name: "CBResult", kind: .tinyint), .init(name: "ExtReference", kind: .int),
            ])

    static let deviceStat = StatisticsTable(
        "DeviceStat", key: ["DeviceCode", "DeviceType", "TheDate"],
        columns: quarter + smallints("DeviceCode") + [.init(name: "DeviceType", kind: .tinyint)]
            + smallints(
                "Offered", "Answered", "Abandoned", "ABDRinging", "OverflowedQueue", "OverflowedTime",
                "OverflowedLogin", "Backflowed", "Inflowed", "Tran2Def", "RetFromAgent", "OfferedCB", "EndedInIVR")
            + spread("AnswerTime") + spread("AbdTime") + spread("RingTime") + spread("TalkTime")
            + smallints("HoldCount") + spread("HoldTime") + spread("ACWTime")
            + smallints("LoginCount", "SumLoginTime", "SumReadyTime", "SumNotReadyTime"))

    static let deviceTimes = StatisticsTable(
        "DeviceTimes", key: ["DeviceCode", "DeviceType", "TimeType", "TimeFrame", "TheDate"],
        columns: quarter + smallints("DeviceCode")
            + [.init(name: "DeviceType", kind: .tinyint), .init(name: "TimeType", kind: .tinyint)]
            + smallints("TimeFrame", "Amount"))

    static let extensionStat = StatisticsTable(
        "ExtensionStat", key: ["Extension", "TheDate"],
        columns: quarter
            + smallints(
                "Extension", "IntOffered", "IntAnswered", "IntAbandoned", "ExtOffered", "ExtAnswered", "ExtAbandoned",
                "IntDialed", "IntAnsweredTo", "ExtDialed", "ExtAnsweredTo", "HoldCount")
            + spread("HoldTime") + spread("InIntCallsTalkTime") + spread("InExtCallsTalkTime")
            + spread("OutIntCallsTalkTime") + spread("OutExtCallsTalkTime") + dialTimes
            + spread("InIntCallsRingTime") + spread("InExtCallsRingTime") + spread("IdleOffHookTime"))

    // The guide's key names Extension and BlockID, which the table does not have.
    static let routerStat = StatisticsTable(
        "RouterStat", key: ["DeviceType", "DeviceCode", "BlockType", "TheDate"],
        columns: quarter + [.init(name: "DeviceType", kind: .tinyint)] + smallints("DeviceCode")
            + [.init(name: "BlockType", kind: .tinyint)] + smallints("Offered", "Answered", "Abandoned")
            + spread("AnswerTime") + spread("AbdTime"))

    /// What every table of quarters begins with.
    private static let quarter: [StatisticsColumn] = [
        .init(name: "CalcTS", kind: .dateTime), .init(name: "TheDate", kind: .dateTime),
        .init(name: "TheMonth", kind: .nvarchar(7)), .init(name: "TheWeek", kind: .nvarchar(11)),
        .init(name: "TheDay", kind: .nvarchar(10)), .init(name: "TheHour", kind: .nvarchar(5)),
    ]

    private static let dialTimes =
        spread("OutIntGoodDialTime") + spread("OutIntBadDialTime") + spread("OutExtGoodDialTime")
        + spread("OutExtBadDialTime")

    private static func smallints(_ names: String...) -> [StatisticsColumn] {
        names.map { .init(name: $0, kind: .smallint) }
    }

    private static func spread(_ name: String) -> [StatisticsColumn] {
        ["Min", "Sum", "Max"].map { .init(name: $0 + name, kind: .smallint) }
    }
}
