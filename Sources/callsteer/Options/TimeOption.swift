import ArgumentParser
import RuleFiles

/// A time as rule files write it: `250ms`, `30s`.
struct TimeOption: ExpressibleByArgument, CustomStringConvertible {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        guard let duration = Duration(written: argument), duration > .zero else { return nil }
        self.duration = duration
    }

    var description: String { duration.written }
    var defaultValueDescription: String { description }
}
