import Simulation

/// How often calls come, as scenarios write it: `700/h`, `0.25/s`.
enum RateText {
    /// Why a text is no rate.
    enum Problem: Error, Hashable {
        /// Not of the form.
        case malformed(String)
        /// No calls at all, or fewer.
        case nothing(String)
        /// More than can be meant.
        case tooMany(String)
    }

    /// A thousand calls a millisecond: the busiest exchange has less.
    private static let most = 1000.0

    /// Calls a millisecond.
    static func parse(_ text: Substring) throws(Problem) -> Double {
        let units = [
            "s": 1000.0, "sec": 1000, "min": 60_000, "m": 60_000, "h": 3_600_000, "hour": 3_600_000, "d": 86_400_000,
            "day": 86_400_000,
        ]
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Double(parts[0]), number.isFinite, let unit = units[String(parts[1])]
        else {
            throw .malformed(String(text))
        }
        guard number > 0 else { throw .nothing(String(text)) }
        guard number / unit <= most else { throw .tooMany(String(text)) }
        return number / unit
    }
}

extension RateText.Problem {
    /// What is wrong, as `must be …`, and how to mend it.
    var words: (fault: String, help: String?) {
        switch self {
        case .malformed(let text):
            (
                "must be a rate such as 700/h, 15/min or 0.25/s, not \(text.quoted)",
                "or a file of rates by the time of day, or \"sine(0.2/s, 60%, 4h)\""
            )
        case .nothing(let text): ("must be more than nothing, not \(text)", "take the load out")
        case .tooMany(let text): ("must be at most 1000000/s, not \(text)", nil)
        }
    }
}
