import Lookups
import Routing
import Synchronization

/// A source that tells how it was asked.
final class WatchedSource: LookupSource {
    private let source: any LookupSource
    private let watch = Mutex((asked: 0, atOnce: 0, mostAtOnce: 0))

    init(_ source: any LookupSource) { self.source = source }

    /// How often it was asked.
    var asked: Int { watch.withLock(\.asked) }

    /// How many times at once.
    var mostAtOnce: Int { watch.withLock(\.mostAtOnce) }

    func reset() { watch.withLock { ($0.asked, $0.mostAtOnce) = (0, 0) } }

    func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        watch.withLock { watch in
            watch.asked += 1
            watch.atOnce += 1
            watch.mostAtOnce = max(watch.mostAtOnce, watch.atOnce)
        }
        defer { watch.withLock { $0.atOnce -= 1 } }
        return await source.answers(to: keys, withinMilliseconds: milliseconds)
    }
}
