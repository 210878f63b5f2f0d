/// The times of one purpose by one law, from a stream of its own.
struct TimeSource: Sendable {
    private let law: Distribution?
    private let isDrawn: Bool
    /// What is given where there is no law.
    private let standard: Int64
    private var stream: RandomStream
    private var ahead = DrawnAhead()

    init(_ law: Distribution?, or standard: Int64, stream: RandomStream) {
        self.law = law
        isDrawn = law != nil
        self.standard = standard
        self.stream = stream
    }

    /// The next time, in whole milliseconds.
    @inline(__always)
    mutating func next() -> Int64 {
        if ahead.isEmpty {
            if !isDrawn { return standard }
            drawAhead()
        }
        return ahead.take()
    }

    @inline(never)
    private mutating func drawAhead() {
        switch law {
        // Most times are exponential, and are worth a way of their own.
        case .exponential(let mean):
            let variates = stream.exponentials()
            for place in 0..<DrawnAhead.size { ahead.put(Distribution.rounded(mean * variates[place]), at: place) }
        case let law?: for place in 0..<DrawnAhead.size { ahead.put(law.milliseconds(&stream), at: place) }
        case nil: break
        }
    }
}
