import CTIPS
import Testing

struct RequestIDsTests {
    @Test func `ids are never 0 and never negative`() {
        var ids = RequestIDs(after: Int32.max - 1)
        #expect([ids.next(), ids.next(), ids.next()] == [Int32.max, 1, 2])
        var negative = RequestIDs(after: -5)
        #expect(negative.next() == 1)
    }
}
