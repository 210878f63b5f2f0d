extension Compiler {
    /// Steps that folding one constant may take, and how many are folded; more is left to the evaluation.
    private static let foldingCost = 1_000
    private static let foldingCount = 100

    /// Whether the operation has one value for one of its operands.
    func isConstant(_ operation: Operation) -> Bool {
        switch operation {
        case .variable, .local, .bound, .path, .failure, .loop, .binding, .optionalMap: false
        case .call(let call): functions[Int(call)].overloads.allSatisfy(\.checksArguments)
        default: true
        }
    }

    /// Computes what is the same in every evaluation. What fails is left to fail when it is evaluated, if it ever is.
    mutating func fold(_ root: Int32) {
        guard !foldable.isEmpty else { return }
        let program = Program(self, root: root)
        let bindings = Bindings(environment)
        for step in foldable.prefix(Self.foldingCount) {
            let value = try? program.run(bindings, cost: Self.foldingCost) { evaluator throws(EvaluationError) in
                try evaluator.value(step)
            }
            if let value { replace(step, by: value) }
        }
    }
}
