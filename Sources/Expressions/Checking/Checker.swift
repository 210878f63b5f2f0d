/// Resolves the names of a tree and deduces its types.
///
/// Without types everything is `dyn`: names are still resolved, and what is wrong is left to the evaluation.
struct Checker {
    let tree: SyntaxTree
    let environment: Environment
    let isTyped: Bool
    private let source: String
    private(set) var checked: Checked
    private(set) var issues: [Issue] = []
    var substitution = Substitution()
    /// The names that macros around the current node give, the innermost last.
    private var scopes: [(name: String, local: Int, type: ValueType)] = []

    /// - Throws: Every mistake in the tree, in the order of the source.
    static func check(
        _ tree: SyntaxTree, of source: String, in environment: Environment, isTyped: Bool, expecting: ValueType?
    ) throws(Issues) -> Checked {
        var checker = Checker(tree, of: source, in: environment, isTyped: isTyped)
        let type = checker.type(tree.root)
        if isTyped, let expecting, !checker.substitution.isAssignable([type], to: [expecting]) {
            let found = checker.substitution.resolve(type, isFinal: true)
            checker.report(.mismatch(expected: expecting, found: found), at: tree.root)
        }
        guard checker.issues.isEmpty else {
            throw Issues(issues: checker.issues.sorted { $0.offset < $1.offset })
        }
        for index in checker.checked.types.indices where checker.checked.types[index].isGeneric {
            checker.checked.types[index] = checker.substitution.resolve(checker.checked.types[index], isFinal: true)
        }
        return checker.checked
    }

    private init(_ tree: SyntaxTree, of source: String, in environment: Environment, isTyped: Bool) {
        self.tree = tree
        self.source = source
        self.environment = environment
        self.isTyped = isTyped
        checked = Checked(tree: tree, types: Array(repeating: .dyn, count: tree.nodes.count))
    }

    /// The type of the node `index`, whose parts are checked on the way.
    mutating func type(_ index: Int) -> ValueType {
        let type = deduced(index)
        guard isTyped else { return .dyn }
        checked.types[index] = type
        return type
    }

    private mutating func deduced(_ index: Int) -> ValueType {
        switch tree[index].kind {
        case .literal(let value): value.type
        case .name(let name, let isRooted): nameType(name, isRooted: isRooted, at: index)
        case .field(let operand, let name, let isOptional): fieldType(operand, name, isOptional: isOptional, at: index)
        case .presence(let operand, let name): presenceType(operand, name, at: index)
        case .operation(let operation, let operands): operationType(operation, operands, at: index)
        case .and(let terms), .or(let terms): conditionsType(terms)
        case .conditional(let condition, let first, let second): conditionalType(condition, first, second, at: index)
        case .call(let name, let target, let arguments, let isRooted):
            callType(name, target: target, arguments, isRooted: isRooted, at: index)
        case .list(let elements): listType(elements)
        case .map(let entries): mapType(entries)
        case .message(let name): failing(.messageLiteral(name), .undeclaredName(name), at: index)
        case .loop(let loop): loopType(loop, at: index)
        case .binding(let values, let body): bindingType(values, body, at: index)
        case .optionalMap(let target, let name, let body, let isFlat):
            optionalMapType(target, name, body, isFlat: isFlat, at: index)
        }
    }

    // MARK: Mistakes

    mutating func report(_ kind: Issue.Kind, at index: Int) {
        let offset = tree[index].mark
        issues.append(Issue(kind: kind, offset: offset, position: SourcePosition(offset, in: source)))
    }

    /// A mistake at a node: an issue with types, an error of the evaluation without. `dyn` lets no mistake follow
    /// from it.
    mutating func failing(_ issue: Issue.Kind, _ error: EvaluationError.Kind, at index: Int) -> ValueType {
        if isTyped { report(issue, at: index) } else { refer(index, to: .failure(error)) }
        return .dyn
    }

    /// Reports if `found`, the type of the node `index`, is not an `expected`.
    mutating func expect(_ expected: ValueType, _ found: ValueType, at index: Int) {
        guard isTyped, !substitution.isAssignable([found], to: [expected]) else { return }
        report(.mismatch(expected: expected, found: substitution.resolve(found, isFinal: true)), at: index)
    }

    // MARK: Names

    mutating func refer(_ index: Int, to reference: Checked.Reference) {
        checked.references[index] = reference
    }

    /// Gives `name` a meaning until `leave`. Answers its number.
    mutating func enter(_ name: String, _ type: ValueType) -> Int {
        scopes.append((name, checked.localCount, isTyped ? type : .dyn))
        checked.localCount += 1
        return checked.localCount - 1
    }

    mutating func leave(_ count: Int) {
        scopes.removeLast(count)
    }

    func local(_ name: String) -> (local: Int, type: ValueType)? {
        scopes.last { $0.name == name }.map { ($0.local, $0.type) }
    }
}
