/// What the rows of a lookup say, with what the rule says where they are silent (semantics §4, R6).
struct RowReading {
    let queue: Slot<Queue>?
    let priority: Priority
    let attach: String?
    let flags: DecisionFlags

    /// Reads the best of `rows`: by priority, then by queue code, because SQL order without ORDER BY means nothing.
    init(bestOf rows: [LookupRow], lookup: Lookup, route: Route, in rules: RuleSet) {
        let (_, best) = Self.best(of: rows, lookup: lookup, route: route, in: rules)
        self.init(
            queue: best.queue, priority: best.priority, attach: best.attach,
            flags: rows.count > 1 ? best.flags.union(.manyRows) : best.flags)
    }

    /// The row that counts among `rows`, and what it says.
    static func best(
        of rows: [LookupRow], lookup: Lookup, route: Route, in rules: RuleSet
    ) -> (row: LookupRow, reading: RowReading) {
        var best = (row: rows[0], reading: Self(rows[0], lookup: lookup, route: route, in: rules))
        for row in rows.dropFirst() {
            let reading = Self(row, lookup: lookup, route: route, in: rules)
            if (reading.priority.level, code(row)) < (best.reading.priority.level, code(best.row)) {
                best = (row, reading)
            }
        }
        return best
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
            priority = route.priority ?? standard
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

    private init(queue: Slot<Queue>?, priority: Priority, attach: String?, flags: DecisionFlags) {
        self.queue = queue
        self.priority = priority
        self.attach = attach
        self.flags = flags
    }

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
