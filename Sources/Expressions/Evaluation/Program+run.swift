extension Program {
    /// Evaluates with a frame on the stack.
    @inline(__always)
    func run<Result>(
        _ bindings: borrowing Bindings, cost: Int, _ body: (Evaluator) throws(EvaluationError) -> Result
    ) throws(EvaluationError) -> Result {
        precondition(bindings.values.count >= variables.count, "the bindings are of another environment")
        let host = bindings.context
        var remaining = cost
        return try withUnsafeMutablePointer(to: &remaining) { remaining throws(EvaluationError) in
            try bindings.values.withUnsafeBufferPointer { values throws(EvaluationError) in
                try withUnsafeTemporaryAllocation(of: Value?.self, capacity: max(frameSize, 1)) {
                    frame throws(EvaluationError) in
                    frame.initialize(repeating: nil)
                    defer { frame.deinitialize() }
                    guard let frame = frame.baseAddress else { preconditionFailure("a frame has a slot at least") }
                    let variables = values.baseAddress ?? UnsafePointer(frame)
                    return try body(
                        Evaluator(
                            program: self, variables: variables, frame: frame, meter: Meter(remaining), host: host))
                }
            }
        }
    }
}
