import TestSupport
import Testing

@testable import vipday

struct CallRecordTests {
    // The rules of RFC 4180, section 2.
    @Test(arguments: [
        ("0541111111", "0541111111"), ("", ""), ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""), ("\"", "\"\"\"\""),
    ])
    func `a field is quoted when it must be`(field: String, written: String) {
        #expect(CallRecord.quoted(field) == written)
    }

    @Test func `one seed gives one day`() {
        #expect(day(seed: 7) == day(seed: 7))
        #expect(day(seed: 7) != day(seed: 8))
    }

    @Test func `callers are mixed as the bank says`() {
        var random = SplitMix64(seed: 3)
        var counts: [Caller: Int] = [:]
        for _ in 0..<100_000 { counts[Caller.mix.draw(&random), default: 0] += 1 }
        #expect(29_000...31_000 ~= counts[.customer] ?? 0)
        #expect(3_700...4_300 ~= counts[.withheld] ?? 0)
        #expect(850...1_150 ~= counts[.hostile] ?? 0)
    }

    private func day(seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        return (0..<1_000).map { CallRecord($0, of: Arrivals(count: 1_000), &random).line }
    }
}
