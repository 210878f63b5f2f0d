import Routing
import RuleFiles

/// Reads the times of calls, which come one after the other and mostly within the same minute: what was read last is
/// remembered. Owned by one worker.
struct MomentReader {
    private let zone: Zone
    private var last: (text: String, moment: Moment)?

    init(zone: Zone) { self.zone = zone }

    mutating func moment(_ text: String) throws(MomentText.Problem) -> Moment {
        if let last, last.text == text { return last.moment }
        let moment = try MomentText.parse(text, in: zone)
        last = (text, moment)
        return moment
    }
}
