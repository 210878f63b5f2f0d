import TestSupport
import Testing

@testable import CTIPS

struct DueQueueTests {
    @Test(arguments: 0..<100)
    func `items come out by time, those of one time as they went in`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var queue = DueQueue<Int>()
        let times = (0..<random.below(60)).map { _ in random.below(10) }
        for (item, time) in times.enumerated() { queue.insert(item, due: .seconds(time)) }
        var taken: [Int] = []
        while let first = queue.first {
            taken.append(first.item)
            queue.removeFirst()
        }
        #expect(taken == times.indices.sorted { (times[$0], $0) < (times[$1], $1) })
    }
}
