/// Numbers in the text format of Prometheus, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    /// What a number may do.
    enum Kind: String {
        case counter, gauge, histogram
    }

    /// A number with what tells it from its like.
    struct Sample {
        let labels: KeyValuePairs<String, String>
        let value: Int

        init(_ labels: KeyValuePairs<String, String>, _ value: Int) {
            self.labels = labels
            self.value = value
        }
    }

    /// A family with one number, or one for each set of labels.
    mutating func family(
        _ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]
    ) {
        begin(name, kind, help)
        for sample in samples { text += "\(name)\(Self.labels(sample.labels)) \(sample.value)\n" }
    }

    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        family(name, kind, help, [Sample([:], value)])
    }

    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// A histogram of seconds out of numbers of nanoseconds; the last bucket has no bound.
    mutating func histogram(_ name: String, _ help: String, bounds: [Int64], buckets: [Int], sum: Int64) {
        begin(name, .histogram, help)
        var total = 0
        for (bound, count) in zip(bounds, buckets) {
            total += count
            text += "\(name)_bucket{le=\"\(Double(bound) / 1e9)\"} \(total)\n"
        }
        total += buckets.last ?? 0
        text += "\(name)_bucket{le=\"+Inf\"} \(total)\n\(name)_sum \(Double(sum) / 1e9)\n\(name)_count \(total)\n"
    }

    private static func labels(_ labels: KeyValuePairs<String, String>) -> String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for character in value.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
