/// What the checker found out about each node of a tree.
struct Checked {
    /// What a name, a field, a call or a macro refers to.
    enum Reference {
        /// The variable in a slot of the bindings.
        case variable(Int)
        /// A name that a macro gave.
        case local(Int)
        case type(ValueType)
        /// The overloads that take arguments of these types. `target` is whether a method's value comes first.
        case function(String, [Overload], target: Bool)
        /// The names that a macro gives, in its order.
        case locals([Int])
        /// Without checking, what is wrong becomes an error of the evaluation.
        case failure(EvaluationError.Kind)
    }

    let tree: SyntaxTree
    var types: [ValueType]
    var references: [Int: Reference] = [:]
    /// How many names macros give.
    var localCount = 0
}
