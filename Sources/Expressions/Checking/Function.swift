/// What a function computes; it throws why it cannot.
public typealias Implementation = @Sendable (Arguments) throws(EvaluationError.Kind) -> Value

/// One way to call a function.
struct Overload: Sendable {
    let signature: Signature
    let implementation: Implementation
    /// The implementation finds out itself whether it takes its arguments, as all of the language's own do.
    let checksArguments: Bool
}

/// A function by its name, with all its overloads.
struct Function: Sendable {
    let name: String
    var overloads: [Overload]

    init(_ name: String, overloads: [Overload] = []) {
        self.name = name
        self.overloads = overloads
    }

    /// A function of the language: one implementation, which tells its overloads apart by its arguments.
    init(_ name: String, _ signatures: [Signature], _ implementation: @escaping Implementation) {
        self.init(
            name,
            overloads: signatures.map {
                Overload(signature: $0, implementation: implementation, checksArguments: true)
            })
    }
}
