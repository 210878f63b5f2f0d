/// A checked expression as steps with numbers for names, ready to be evaluated by any thread.
final class Program: @unchecked Sendable {
    // Sendable: `code` is filled in `init`, freed in `deinit` and only read between.
    let code: Code
    let root: Int32
    /// Slots of the frame: names that macros give, then arguments of calls.
    let frameSize: Int
    let names: [String]
    let keys: [MapKey]
    /// By the number of the call.
    let functions: [Target]
    let optionals: [Set<Int>]
    let failures: [EvaluationError.Kind]
    let variables: [String]
    let zones: Environment.Zones

    /// What a call calls.
    struct Target: Sendable {
        let name: String
        let overloads: [Overload]
    }

    init(_ draft: Compiler, root: Int32) {
        code = Code(draft)
        self.root = root
        frameSize = draft.frameSize
        names = draft.names
        keys = draft.names.map(MapKey.string)
        functions = draft.functions
        optionals = draft.optionals
        failures = draft.failures
        variables = draft.environment.variables.map(\.name)
        zones = draft.environment.zones
    }

    deinit {
        code.deallocate()
    }
}
