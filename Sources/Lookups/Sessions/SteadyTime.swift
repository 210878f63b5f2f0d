import Glibc

/// A reading of the clock that goes on whatever the machine does, its sleep included: `ContinuousClock`'s, by the
/// shorter way. A lookup reads it twice, and an instant and durations of 128 bits would take three times as long.
struct SteadyTime {
    private let nanoseconds: Int64

    /// The time now.
    static var now: Self {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Self(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Whole microseconds from this reading to another.
    func microseconds(to other: Self) -> Int64 { (other.nanoseconds - nanoseconds) / 1000 }
}
