/// A call gains one priority for every `step` it has waited, down to `floor` (R7).
public struct Aging: Sendable, Hashable {
    /// Milliseconds of waiting that gain one priority; positive.
    public let step: Int64
    /// The priority that waiting does not pass.
    public let floor: Priority

    /// Aging by `step`; the default floor keeps priority 1 for calls that had it from the start.
    public init(step: Int64, floor: Priority = Priority(clamping: 2)) {
        precondition(step > 0, "aging by \(step) ms has no meaning")
        self.step = step
        self.floor = floor
    }

    /// The effective priority of a call of priority `base` that has waited so many milliseconds.
    public func priority(from base: Priority, after wait: Int64) -> Priority {
        guard base > floor else { return base }
        return max(floor, Priority(clamping: Int64(base.level) - max(0, wait) / step))
    }
}
