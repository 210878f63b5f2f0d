import Simulation

/// Laws of times as scenarios write them: `90s`, `exponential(2m)`, `"lognormal(200s, 150s)"`.
enum DistributionText {
    /// Why a text is no law.
    enum Problem: Error, Hashable {
        /// There is no law of this name.
        case unknownLaw(String)
        /// The law takes other arguments than were given.
        case arguments(of: String)
        /// Not a time.
        case badTime(String)
        /// A time below zero.
        case negative(String)
        /// Longer than any time here may be.
        case tooLong(String)
        /// Not a share of 0 ... 1.
        case badShare(String)
        /// Not a number of phases.
        case badShape(String)
        /// An average of nothing.
        case zeroMean(String)
        /// The lower bound is above the upper one.
        case reversed(String, String)
        /// A parenthesis too many or too few.
        case unbalanced
        /// A law in a law in a law, beyond what anybody reads.
        case tooDeep
        /// The file with the values cannot be used; said elsewhere.
        case badFile
    }

    /// How each law is written.
    static let forms: [(name: String, form: String)] = [
        ("constant", "constant(90s)"), ("exponential", "exponential(90s)"), ("uniform", "uniform(1m, 3m)"),
        ("lognormal", "lognormal(200s, 150s)"), ("erlang", "erlang(2, 60s)"),
        ("hyperexponential", "hyperexponential(30%, 1m, 5m)"), ("mix", "mix(10%, 0s, exponential(150s))"),
        ("empirical", "empirical(times.csv)"),
    ]

    /// Ten years: longer than any scenario.
    static let longest = 315_360_000_000.0

    /// How many laws may stand one in another: each costs another look at what is inside.
    private static let mostNested = 32

    /// Reads `text`; `values` gives the times of a file.
    static func parse(
        _ text: Substring, values: (String) -> [Double]?
    ) throws(Problem) -> Distribution {
        let text = text.trimmed
        guard let opening = text.firstIndex(of: "(") else {
            guard !text.contains(")") else { throw .unbalanced }
            // A bare word is a law without its arguments rather than a time gone wrong.
            if let first = text.first, first.isLetter {
                throw forms.contains { $0.name == text } ? .arguments(of: String(text)) : .unknownLaw(String(text))
            }
            return .constant(try time(text))
        }
        guard text.last == ")" else { throw .unbalanced }
        let name = String(text[..<opening].trimmed)
        guard forms.contains(where: { $0.name == name }) else { throw .unknownLaw(name) }
        let parts = try arguments(text[text.index(after: opening)..<text.index(before: text.endIndex)])
        switch (name, parts.count) {
        case ("constant", 1):
            return .constant(try time(parts[0]))
        case ("exponential", 1):
            return .exponential(mean: try mean(parts[0]))
        case ("uniform", 2):
            let (low, high) = (try time(parts[0]), try time(parts[1]))
            guard low <= high else { throw .reversed(String(parts[0]), String(parts[1])) }
            return .uniform(low, high)
        case ("lognormal", 2):
            return .lognormal(mean: try mean(parts[0]), deviation: try time(parts[1]))
        case ("erlang", 2):
            guard let shape = Int(parts[0]), 1...1000 ~= shape else { throw .badShape(String(parts[0])) }
            return .erlang(shape: shape, mean: try mean(parts[1]))
        case ("hyperexponential", 3):
            return .hyperexponential(share: try share(parts[0]), try mean(parts[1]), try mean(parts[2]))
        case ("mix", 3):
            return .mix(
                share: try share(parts[0]), try parse(parts[1], values: values), try parse(parts[2], values: values))
        case ("empirical", 1):
            guard let values = values(String(parts[0])) else { throw .badFile }
            return .empirical(values)
        default:
            throw .arguments(of: name)
        }
    }

    /// A time in milliseconds, with any fraction.
    static func time(_ text: Substring) throws(Problem) -> Double {
        let units = ["ms": 1.0, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        let unit = text.reversed().prefix { $0.isLetter }.reversed()
        guard let factor = units[String(unit)], let number = Double(text.dropLast(unit.count)), number.isFinite else {
            throw .badTime(String(text))
        }
        guard number >= 0 else { throw .negative(String(text)) }
        guard number * factor <= longest else { throw .tooLong(String(text)) }
        return number * factor
    }

    /// A share, `30%` or `0.3`, as 0 ... 1.
    static func share(_ text: Substring) throws(Problem) -> Double {
        let isPercent = text.last == "%"
        guard let number = Double(isPercent ? text.dropLast() : text) else { throw .badShare(String(text)) }
        let share = isPercent ? number / 100 : number
        guard 0...1 ~= share else { throw .badShare(String(text)) }
        return share
    }

    private static func mean(_ text: Substring) throws(Problem) -> Double {
        let mean = try time(text)
        guard mean > 0 else { throw .zeroMean(String(text)) }
        return mean
    }

    /// The texts between the commas that no inner parenthesis holds.
    static func arguments(_ text: Substring) throws(Problem) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "(": depth += 1
            case ")": depth -= 1
            case "," where depth == 0:
                parts.append(text[start..<index].trimmed)
                start = text.index(after: index)
            default: break
            }
            guard depth >= 0 else { throw .unbalanced }
            guard depth <= mostNested else { throw .tooDeep }
        }
        guard depth == 0 else { throw .unbalanced }
        parts.append(text[start...].trimmed)
        return parts
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " }
        return start.prefix(start.count - start.reversed().prefix { $0 == " " }.count)
    }
}

extension DistributionText.Problem {
    /// What is wrong, as `must be …`, and how to mend it.
    var words: (fault: String, help: String?) {
        let forms = DistributionText.forms
        switch self {
        case .unknownLaw(let name):
            let names = forms.map(\.name)
            return (
                "names no law of times: \(name.quoted)",
                suggestion(for: name, among: names)
                    ?? "write a time such as 90s, or one of \(names.joined(separator: ", "))"
            )
        case .arguments(let name):
            return (
                "has the wrong number of arguments for \(name)",
                forms.first { $0.name == name }.map { "write \($0.form)" }
            )
        case .badTime(let text):
            return ("must be a time such as 90s, not \(text.quoted)", "one number and one unit: ms, s, m, h or d")
        case .negative(let text): return ("must not be negative: \(text)", nil)
        case .tooLong(let text): return ("must be at most ten years, not \(text)", nil)
        case .badShare(let text): return ("must have a share such as 30%, not \(text.quoted)", nil)
        case .badShape(let text): return ("must have 1 to 1000 phases, not \(text.quoted)", "write erlang(2, 60s)")
        case .zeroMean(let text): return ("must have a mean above zero, not \(text)", "write 0s for no time at all")
        case .reversed(let low, let high):
            return ("ends before it begins: \(low), \(high)", "write the smaller time first")
        case .unbalanced:
            return ("has a parenthesis too many or too few", "text with a comma is quoted: \"uniform(1m, 3m)\"")
        case .tooDeep:
            return ("holds more than 32 laws one in another", "write the times to a file: empirical(times.csv)")
        case .badFile: return ("names a file that cannot be used", nil)
        }
    }
}
