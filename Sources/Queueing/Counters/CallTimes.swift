/// How long the parts of calls took: of those of a queue or of a dialled number.
public struct CallTimes: Sendable, Hashable, BitwiseCopyable {
    /// Waits of answered calls: from the entry into the queue; of a number's calls, into their first queue.
    public internal(set) var answer = Spread()
    /// Waits of abandoned calls, from the same.
    public internal(set) var abandon = Spread()
    /// Ringing, answered or not.
    public internal(set) var ring = Spread()
    /// Talking.
    public internal(set) var talk = Spread()
    /// Writing up afterwards.
    public internal(set) var wrapUp = Spread()

    /// Of no call yet.
    public init() {}

    /// Starts the extremes of an interval.
    mutating func beginInterval() {
        answer.beginInterval()
        abandon.beginInterval()
        ring.beginInterval()
        talk.beginInterval()
        wrapUp.beginInterval()
    }

    /// What has been counted since the times were `mark`, at the beginning of an interval.
    func since(_ mark: Self) -> Self {
        var part = Self()
        part.answer = answer.since(mark.answer)
        part.abandon = abandon.since(mark.abandon)
        part.ring = ring.since(mark.ring)
        part.talk = talk.since(mark.talk)
        part.wrapUp = wrapUp.since(mark.wrapUp)
        return part
    }

    mutating func add(_ other: Self) {
        answer.add(other.answer)
        abandon.add(other.abandon)
        ring.add(other.ring)
        talk.add(other.talk)
        wrapUp.add(other.wrapUp)
    }
}
