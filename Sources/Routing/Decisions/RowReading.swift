/// What the rows of a lookup say, with what the rule says where they are silent (semantics §4, R6).
struct RowReading {
    let queue: Slot<Queue>?
    /// Nil where neither row nor rule gives one and no queue or agent has a default.
    let priority: Priority?
    let attach: String?
    let flags: DecisionFlags

    /// Reads the best of `rows`: by priority, then by queue code, because SQL order without ORDER BY means nothing.
    init(bestOf rows: [LookupRow], lookup: Lookup, route: Route, in rules: RuleSet) {
        var best = Self(rows[0], lookup: lookup, route: route, in: rules)
        guard rows.count > 1 else {
            self = best
            return
        }
        var bestCode = Self.code(rows[0])
        for row in rows.dropFirst() {
            let reading = Self(row, lookup: lookup, route: route, in: rules)
            let code = Self.code(row)
            if (reading.rank, code) < (best.rank, bestCode) { (best, bestCode) = (reading, code) }
        }
        self.init(
            queue: best.queue, priority: best.priority, attach: best.attach, flags: best.flags.union(.manyRows))
    }

    private init(_ row: LookupRow, lookup: Lookup, route: Route, in rules: RuleSet) {
        var flags: DecisionFlags = []
        switch row.queue {
        case .null, .integer(0):
            queue = nil
        case .integer(let code):
            queue = rules.activeQueue(code: code)
            if queue == nil { flags.insert(.unknownQueue) }
        case .other:
            queue = nil
            flags.insert(.unknownQueue)
        }
        let standard = Self.queueDefault(queue ?? route.destination?.queue, in: rules)
        switch row.priority {
        case .null:
            priority =
                route.priority
                ?? ((queue.map(Destination.queue) ?? route.destination)?.isServed == true ? standard : nil)
        case .integer(let level):
            if let valid = Priority(level) {
                priority = valid
            } else {
                priority = lookup.clampsPriority ? Priority(clamping: level) : standard
                flags.insert(.priorityInvalid)
            }
        case .other:
            priority = standard
            flags.insert(.priorityInvalid)
        }
        attach = row.attach
        if row.isAttachCut { flags.insert(.attachTruncated) }
        if row.isLossSuspected { flags.insert(.charsetLossSuspected) }
        self.flags = flags
    }

    private init(queue: Slot<Queue>?, priority: Priority?, attach: String?, flags: DecisionFlags) {
        self.queue = queue
        self.priority = priority
        self.attach = attach
        self.flags = flags
    }

    /// The place of the row among others: by priority, one without any in the middle.
    private var rank: Int { (priority ?? .standard).level }

    private static func code(_ row: LookupRow) -> Int64 {
        // 0 is what an unset column holds: no queue, like NULL.
        if case .integer(let code) = row.queue, code != 0 { code } else { .max }
    }

    static func queueDefault(_ queue: Slot<Queue>?, in rules: RuleSet) -> Priority {
        queue.map { rules.queues[$0].defaultPriority } ?? .standard
    }
}

extension Destination {
    /// Somebody answers there in the order of priorities.
    var isServed: Bool {
        switch self {
        case .queue, .agent: true
        case .external, .extension, .default, .switchDefault, .voicemail, .ivr, .busy: false
        }
    }

    /// The queue, when the destination is one.
    public var queue: Slot<Queue>? {
        if case .queue(let slot) = self { slot } else { nil }
    }
}
