/// The steps that an evaluation has left.
struct Meter {
    private let remaining: UnsafeMutablePointer<Int>

    /// - Parameter remaining: Outlives the meter.
    init(_ remaining: UnsafeMutablePointer<Int>) {
        self.remaining = remaining
    }

    /// Takes `steps` of what is left; false if that is more than there is.
    @inline(__always)
    func take(_ steps: Int) -> Bool {
        let left = remaining.pointee &- steps
        remaining.pointee = left
        return left >= 0
    }

    /// Takes `steps` of what is left.
    func charge(_ steps: Int) throws(EvaluationError.Kind) {
        guard take(steps) else { throw .costExceeded }
    }

    /// Takes a step for every 16 bytes that are gone through.
    func charge(bytes: Int) throws(EvaluationError.Kind) {
        try charge(bytes >> 4)
    }
}
