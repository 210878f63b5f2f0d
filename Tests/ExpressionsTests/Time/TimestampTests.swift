import Foundation
import TestSupport
import Testing

@testable import Expressions

struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0, 0), ("2009-02-13T23:31:30Z", 1_234_567_890, 0),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
            ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
            ("2024-02-29T12:00:00Z", 1_709_208_000, 0),
        ] as [(String, Int64, Int32)])
    func `a moment is read and written`(text: String, seconds: Int64, nanoseconds: Int32) throws {
        let moment = try #require(Timestamp(text))
        #expect(moment == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
        #expect(moment.description == text)
    }

    @Test func `an offset is taken off`() {
        #expect(Timestamp("2009-02-14T01:31:30+02:00") == Timestamp(seconds: 1_234_567_890))
        #expect(Timestamp("2009-02-13T18:01:30-05:30") == Timestamp(seconds: 1_234_567_890))
    }

    @Test(arguments: [
        "", "2009-02-13", "2009-02-13T23:31:30", "2009-02-13 23:31:30Z", "2009-2-13T23:31:30Z", "2009-02-30T00:00:00Z",
        "2023-02-29T00:00:00Z", "2009-13-01T00:00:00Z", "2009-02-13T24:00:00Z", "2009-02-13T23:60:00Z",
        "2009-02-13T23:31:30.Z",
        "0000-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00", "2009-02-13T23:31:30Zx", "2009-02-13T23:31:30+2:00",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    /// Foundation's calendar decides, from when on it is Gregorian.
    @Test(arguments: 0..<200)
    func `calendar and clock show what another calendar says`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let seconds = Int64(random.below(253_402_300_799 + 11_644_473_600)) - 11_644_473_600
        let offset = random.below(28 * 4 + 1) * 900 - 14 * 3600
        let moment = try #require(Timestamp(seconds: seconds))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: offset))
        let date = Date(timeIntervalSince1970: TimeInterval(seconds))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        let dayOfYear = try #require(calendar.ordinality(of: .day, in: .year, for: date))
        let fields = moment.fields(offset: offset)
        #expect(
            [fields.year, fields.month, fields.day] == [parts.year, parts.month, parts.day].map { Int64($0 ?? -1) })
        #expect(
            [fields.hour, fields.minute, fields.second]
                == [parts.hour, parts.minute, parts.second].map { Int64($0 ?? -1) })
        #expect(fields.weekday == Int64(parts.weekday ?? 0) - 1)
        #expect(fields.dayOfYear == Int64(dayOfYear - 1))
        #expect(Timestamp(moment.description) == moment)
    }

    @Test(
        arguments: [
            ("1h30m", 5400, 0), ("-1.5s", -2, 500_000_000), ("0", 0, 0), ("1ms", 0, 1_000_000), ("1us2ns", 0, 1002),
            ("1µs", 0, 1000),
            ("1.000000001s", 1, 1), ("315576000000s", 315_576_000_000, 0), (".5s", 0, 500_000_000), ("2.h", 7200, 0),
            ("1h0.5m", 3630, 0), ("+3s", 3, 0),
        ] as [(String, Int64, Int32)])
    func `a duration is read`(text: String, seconds: Int64, nanoseconds: Int32) {
        #expect(Duration(reading: text) == .seconds(seconds) + .nanoseconds(Int64(nanoseconds)))
    }

    @Test(arguments: [
        "", "1", "s", "1x", "1 s", "--1s", "1.2.3s", ".s", "315576000001s", "-315576000001s", "99999999999999999999h",
        "1d",
    ])
    func `what is no duration is refused`(text: String) {
        #expect(Duration(reading: text) == nil)
    }

    @Test(arguments: [
        ("90m", "5400s"), ("-1.5s", "-1.5s"), ("1ns", "0.000000001s"), ("-1ns", "-0.000000001s"), ("0", "0s"),
    ])
    func `a duration is written in seconds`(text: String, written: String) throws {
        #expect(try value("string(duration('\(text)'))") == .string(written))
    }

    @Test func `zones come from the host, fixed offsets from the language`() throws {
        let environment = Environment { name in
            name == "Europe/Somewhere" ? Timestamp.Zone { $0 < 1_000 ? 3600 : 7200 } : nil
        }
        let bindings = Bindings(environment)
        for (source, hours) in [
            ("timestamp(0).getHours('Europe/Somewhere')", 1), ("timestamp(1000).getHours('Europe/Somewhere')", 2),
            ("timestamp(0).getHours('-03:00')", 21), ("timestamp(0).getHours('UTC')", 0),
        ] {
            #expect(
                try Expressions.Expression.compile(source, in: environment).evaluate(bindings) == .int(Int64(hours)))
        }
        let unknown = try Expressions.Expression.compile("timestamp(0).getHours('Mars')", in: environment)
        let error = #expect(throws: EvaluationError.self) { try unknown.evaluate(bindings) }
        #expect(error?.kind == .unknownZone("Mars"))
    }
}
