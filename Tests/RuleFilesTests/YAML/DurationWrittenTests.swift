import TestSupport
import Testing

@testable import RuleFiles

struct DurationWrittenTests {
    @Test(arguments: [
        ("250ms", 250), ("30s", 30_000), ("10m", 600_000), ("48h", 172_800_000), ("2d", 172_800_000), ("0s", 0),
        ("1.5s", 1500), ("0.25m", 15_000), ("0.001s", 1), ("1.50s", 1500), ("0.0000025h", 9), ("1.000000000000s", 1000),
    ])
    func `a number and a unit`(text: String, milliseconds: Int) {
        #expect(Duration(written: text) == .milliseconds(milliseconds))
    }

    @Test(arguments: [
        "", "s", "30", "30 s", "-1s", "+1s", "1h30m", "1.s", ".5s", "1..5s", "1.2.3s", "0.5ms", "0.0001s", "30S",
        "30sec", "١s",
        "1e3s", "99999999999999999999s", "9223372036854775807s", "106751991168d",
    ])
    func `anything else is refused`(text: String) {
        #expect(Duration(written: text) == nil)
    }

    @Test func `the longest time fills 64 bits of milliseconds`() {
        #expect(Duration(written: "9223372036854775807ms")?.wholeMilliseconds == .max)
    }

    @Test(arguments: [(0, "0s"), (250, "250ms"), (1000, "1s"), (90_000, "90s"), (120_000, "2m"), (86_400_000, "1d")])
    func `a time is written with its largest unit`(milliseconds: Int, text: String) {
        #expect(Duration.milliseconds(milliseconds).written == text)
    }

    @Test(arguments: 0..<200) func `what is written is read back`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let time = Duration.milliseconds(random.below(1 << random.below(50)))
        #expect(Duration(written: time.written) == time)
    }
}
