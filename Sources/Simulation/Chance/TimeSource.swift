/// The times of one purpose by one law, from a stream of its own.
struct TimeSource: Sendable {
    private let law: Distribution?
    /// What is given where there is no law.
    private let standard: Int64
    private var stream: RandomStream
    private var ahead = DrawnAhead()

    init(_ law: Distribution?, or standard: Int64, stream: RandomStream) {
        self.law = law
        self.standard = standard
        self.stream = stream
    }

    /// The next time, in whole milliseconds.
    @inline(__always)
    mutating func next() -> Int64 {
        if ahead.isEmpty { drawAhead() }
        return ahead.take()
    }

    @inline(never)
    private mutating func drawAhead() {
        for place in 0..<DrawnAhead.size { ahead.put(law?.milliseconds(&stream) ?? standard, at: place) }
    }
}
