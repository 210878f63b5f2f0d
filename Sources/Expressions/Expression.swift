/// An expression of the Common Expression Language, compiled and ready to be evaluated, by any thread.
///
/// ```swift
/// let attach = RecordType("Attach", [.init("tier", .string)])
/// var environment = Environment()
/// environment.declare("attach", .record(attach))
/// let expression = try Expression.compile(#"attach.tier == "gold""#, in: environment, expecting: .bool)
/// var bindings = Bindings(environment)
/// bindings["attach"] = .record(Record(attach, [.string("gold")]))
/// try expression.holds(bindings)   // true
/// ```
///
/// The language is that of the public specification (cel-spec, `doc/langdef.md`) without protocol buffers' messages.
public struct Expression: Sendable {
    /// As it was written.
    public let source: String
    /// Its parts, for who wants to look at them.
    public let tree: SyntaxTree
    /// The type of its value; `dyn` without checking.
    public var type: ValueType { types[tree.root] }
    /// The type of each node of the tree; all `dyn` without checking.
    public let types: [ValueType]
    /// What it may cost.
    public let limits: Limits
    private let program: Program

    /// Reads, checks and compiles `source`. O(length) for usual expressions.
    ///
    /// - Parameters:
    ///   - source: At most `limits.sourceLength` bytes.
    ///   - environment: What it may speak of.
    ///   - type: What the value must be, if that matters.
    ///   - limits: How much it may be and do.
    /// - Returns: The expression, checked.
    /// - Throws: The first mistake of the syntax, or all of names and types.
    public static func compile(
        _ source: String, in environment: Environment, expecting type: ValueType? = nil, limits: Limits = .standard
    ) throws(Issues) -> Expression {
        try Expression(source, in: environment, isTyped: true, expecting: type, limits: limits)
    }

    /// Reads and compiles `source` without types: what is wrong with names and types becomes an error of the
    /// evaluation, if it is ever met.
    ///
    /// - Throws: The first mistake of the syntax.
    public static func compileUnchecked(
        _ source: String, in environment: Environment, limits: Limits = .standard
    ) throws(Issues) -> Expression {
        try Expression(source, in: environment, isTyped: false, expecting: nil, limits: limits)
    }

    private init(
        _ source: String, in environment: Environment, isTyped: Bool, expecting: ValueType?, limits: Limits
    ) throws(Issues) {
        do {
            tree = try Parser.parse(source, limits: limits)
        } catch {
            let position = SourcePosition(error.offset, in: source)
            throw Issues(mistakes: [Mistake(kind: error.kind, offset: error.offset, position: position)])
        }
        let checked = try Checker.check(
            tree, of: source, in: environment, isTyped: isTyped, expecting: expecting, limits: limits)
        program = try Compiler.compile(checked, of: source, in: environment, isTyped: isTyped)
        types = checked.types
        self.source = source
        self.limits = limits
    }

    /// The value with these variables.
    ///
    /// - Parameter bindings: Made for the environment of the expression, or one declared further.
    /// - Returns: The value.
    /// - Throws: Why there is none, `EvaluationError.Kind.costExceeded` if it takes more than `limits.cost` steps.
    public func evaluate(_ bindings: borrowing Bindings) throws(EvaluationError) -> Value {
        try program.run(bindings, cost: limits.cost) { evaluator throws(EvaluationError) in
            try evaluator.value(evaluator.program.root)
        }
    }

    /// Whether the expression, a condition, holds with these variables.
    ///
    /// - Parameter bindings: Made for the environment of the expression, or one declared further.
    /// - Returns: Whether it does.
    /// - Throws: Why that cannot be said; a value that is no `bool` is one reason.
    public func holds(_ bindings: borrowing Bindings) throws(EvaluationError) -> Bool {
        try program.run(bindings, cost: limits.cost) { evaluator throws(EvaluationError) in
            try evaluator.condition(evaluator.program.root)
        }
    }
}
