/// An IANA time zone as a table of its changes, made where the rule file is read.
public struct Zone: Sendable, Hashable {
    /// The IANA identifier, `Asia/Jerusalem`.
    public let identifier: String
    /// Offset from UTC, in seconds, before the first change.
    public let initialOffset: Int32
    /// When the offset changes, in seconds since the epoch, ascending.
    public let changes: [Int64]
    /// The offset from each change on, in seconds; as many as `changes`.
    public let offsets: [Int32]

    /// A zone of these changes.
    public init(identifier: String, initialOffset: Int32, changes: [Int64], offsets: [Int32]) {
        precondition(changes.count == offsets.count, "every change has its offset")
        self.identifier = identifier
        self.initialOffset = initialOffset
        self.changes = changes
        self.offsets = offsets
    }

    /// Coordinated universal time.
    public static let utc = Zone(identifier: "UTC", initialOffset: 0, changes: [], offsets: [])

    /// The offset from UTC at `moment`, in seconds. O(log changes).
    public func offset(at moment: Moment) -> Int {
        let second = moment.seconds
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return Int(low == 0 ? initialOffset : offsets[low - 1])
    }

    /// The moments at which a clock in this zone shows `date` and `millisecondOfDay`: one as a rule, two in a
    /// repeated hour (the earlier first), none in a skipped one.
    public func moments(showing date: CivilDate, millisecondOfDay: Int64) -> [Moment] {
        let local = Int64(date.day) * 86_400_000 + millisecondOfDay
        let candidates = Set(offsets + [initialOffset]).map { Moment(milliseconds: local - Int64($0) * 1000) }
        return candidates.filter { $0.milliseconds + Int64(offset(at: $0)) * 1000 == local }.sorted()
    }
}
