/// What is wrong in a row that somebody or something wrote badly.
enum Oddity: CaseIterable {
    case noQueue, queueZero, unknownQueue
    case noPriority, priorityZero, priorityTen, priorityNegative

    func queueCode(_ proper: Int) -> Int? {
        switch self {
        case .noQueue: nil
        case .queueZero: 0
        case .unknownQueue: 999
        case .noPriority, .priorityZero, .priorityTen, .priorityNegative: proper
        }
    }

    func priority(_ proper: Int) -> Int? {
        switch self {
        case .noPriority: nil
        case .priorityZero: 0
        case .priorityTen: 10
        case .priorityNegative: -1
        case .noQueue, .queueZero, .unknownQueue: proper
        }
    }
}
