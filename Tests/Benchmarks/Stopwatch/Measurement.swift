/// Named figures, in the order they were taken.
struct Measurement {
    private var figures: [(name: String, value: Double)] = []

    mutating func record(_ name: String, _ value: some BinaryInteger) { record(name, Double(value)) }

    mutating func record(_ name: String, _ value: Double) { figures.append((name, value)) }

    var json: String {
        "{" + figures.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}"
    }
}
