/// The lookups that somebody may still be waiting for, and when the clock looks at them next.
///
/// A timer of its own for every lookup costs more than the rest of the way to a worker and back, and stays for its
/// whole time, though nearly every lookup is answered long before. So there is one, for the first that can be late.
struct OpenJobs {
    private var jobs: [LookupJob] = []
    private var look: ContinuousClock.Instant?

    /// Somebody waits for `job`, with a worker or without.
    /// - Returns: Whether the clock is to look by `due`; not where it does so already.
    mutating func open(_ job: LookupJob, due: ContinuousClock.Instant) -> Bool {
        jobs.append(job)
        return wants(lookBy: due)
    }

    /// Nobody waits for `job` any more. They are few.
    mutating func close(_ job: LookupJob) {
        if let place = jobs.firstIndex(where: { $0 === job }) { jobs.remove(at: place) }
    }

    /// What the clock is to look at, now that it is `due`; nil where an earlier look has taken this one's place.
    mutating func atLook(_ due: ContinuousClock.Instant) -> [LookupJob]? {
        guard look == due else { return nil }
        look = nil
        return jobs
    }

    /// The clock is to look by `due`; false where it does so already.
    mutating func wants(lookBy due: ContinuousClock.Instant) -> Bool {
        if let look, look <= due { return false }
        look = due
        return true
    }
}
