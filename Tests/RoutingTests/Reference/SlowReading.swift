import Routing

/// What one row says, with what the rule and the queue say where it is silent (R6).
struct SlowReading {
    let queue: Slot<Queue>?
    let level: Int
    /// For the order among several rows; a row without a code comes last.
    let code: Int64
    let attach: String?
    let flags: Set<String>

    init(_ row: PlainRow, route: Route, clamps: Bool) {
        let written = row.queue.map { ReferenceCell.read($0) }
        let queue = Site.queues.firstIndex { $0.isActive && Int64($0.code) == written }
        var flags: Set<String> = []
        // A column that is there, and neither names a queue nor is nought.
        if let written, written != 0, queue == nil { flags.insert("unknown_queue") }

        var standard = 5
        if let queue {
            standard = Site.queues[queue].defaultPriority.level
        } else if case .queue(let own) = route.destination {
            standard = Site.queues[own].defaultPriority.level
        }
        if let text = row.priority {
            let number = ReferenceCell.read(text)
            if let number, number >= 1, number <= 9 {
                level = Int(number)
            } else {
                flags.insert("priority_invalid")
                level = number.map { clamps ? ($0 < 1 ? 1 : 9) : standard } ?? standard
            }
        } else {
            level = route.priority?.level ?? standard
        }
        self.queue = queue.map { Slot($0) }
        code = (written ?? nil) ?? .max
        attach = row.attach
        self.flags = flags
    }
}
