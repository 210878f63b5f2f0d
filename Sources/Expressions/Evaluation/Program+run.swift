extension Program {
    /// Evaluates with a frame on the stack.
    @inline(__always)
    func run<Result>(
        _ bindings: borrowing Bindings, cost: Int, _ body: (Evaluator) throws(EvaluationError) -> Result
    ) throws(EvaluationError) -> Result {
        precondition(bindings.count >= variables.count, "the bindings are of another environment")
        let slots = bindings.slots
        let host = bindings.host
        var remaining = cost
        return try withUnsafeMutablePointer(to: &remaining) { remaining throws(EvaluationError) in
            guard frameSize > 0 else {
                return try body(Evaluator(self, slots, frame: slots.values, Meter(remaining), host: host))
            }
            return try withUnsafeTemporaryAllocation(of: Value?.self, capacity: frameSize) {
                frame throws(EvaluationError) in
                guard let frame = frame.baseAddress else { preconditionFailure("the frame has slots") }
                // One by one: of so few, a loop is faster than a call that does not know how many they are.
                for slot in 0..<frameSize { (frame + slot).initialize(to: nil) }
                defer {
                    for slot in 0..<frameSize { (frame + slot).deinitialize(count: 1) }
                }
                return try body(Evaluator(self, slots, frame: frame, Meter(remaining), host: host))
            }
        }
    }
}
