import TestSupport

/// A call as replay reads it: a row of `dnis,clid,attach,at`.
struct CallRecord {
    static let header = "dnis,clid,attach,at\n"

    let dnis: String
    let clid: String
    let attach: String

    /// The second of the day, local time.
    let second: Int

    init(_ index: Int, of arrivals: Arrivals, _ random: inout SplitMix64) {
        second = arrivals.second(index, &random)
        dnis = Bank.lines.draw(&random)
        clid = Caller.mix.draw(&random).number(&random)
        attach = Self.attachments.draw(&random)(&random)
    }

    /// What the IVR in front attaches.
    private static let attachments = Mix<@Sendable (inout SplitMix64) -> String>([
        (500, { _ in "" }),
        (300, { random in "lang=\(random.pick(["he", "en", "ru"]))" }),
        (150, { random in "lang=\(random.pick(["he", "en", "ru"]));customer=\(100_000 + random.below(900_000))" }),
        (50, { random in random.pick(["שיחה חוזרת", "callback, \"urgent\"", "перезвонить", "O'Brien;--"]) }),
    ])

    /// The row with its line end.
    var line: String {
        let fields = [dnis, clid, attach, "\(Bank.date) \(clock)"]
        return fields.map(Self.quoted).joined(separator: ",") + "\n"
    }

    private var clock: String {
        [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// RFC 4180: quotes around what holds a separator, a line end or a quote, which is then doubled.
    static func quoted(_ field: String) -> String {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        guard field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
