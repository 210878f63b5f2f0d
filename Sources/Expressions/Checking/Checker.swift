/// Resolves the names of a tree and deduces its types.
///
/// Without types everything is `dyn`: names are still resolved, and what is wrong is left to the evaluation.
struct Checker {
    let tree: SyntaxTree
    let environment: Environment
    let isTyped: Bool
    private let source: String
    private(set) var checked: Checked
    private(set) var mistakes: [Mistake] = []
    var substitution = Substitution()
    /// Levels from each node down; from a name that a macro gave, those of its value. Types and values nest as deep, and
    /// what walks through them must not run out of stack.
    private var heights: [Int]
    private var localHeights: [Int] = []
    private let depth: Int
    /// The names that macros around the current node give, the innermost last.
    private var scopes: [(name: String, local: Int, type: ValueType)] = []

    /// - Throws: Every mistake in the tree, in the order of the source.
    static func check(
        _ tree: SyntaxTree, of source: String, in environment: Environment, isTyped: Bool, expecting: ValueType?,
        limits: Limits
    ) throws(Issues) -> Checked {
        var checker = Checker(tree, of: source, in: environment, isTyped: isTyped, depth: limits.depth * 2)
        let type = checker.type(tree.root)
        if isTyped, let expecting, !checker.substitution.isAssignable([type], to: [expecting]) {
            let found = checker.substitution.resolve(type, isFinal: true)
            checker.report(.mismatch(expected: expecting, found: found), at: tree.root)
        }
        guard checker.mistakes.isEmpty else {
            throw Issues(mistakes: checker.mistakes.sorted { $0.offset < $1.offset })
        }
        for index in checker.checked.types.indices where checker.checked.types[index].isGeneric {
            checker.checked.types[index] = checker.substitution.resolve(checker.checked.types[index], isFinal: true)
        }
        return checker.checked
    }

    private init(_ tree: SyntaxTree, of source: String, in environment: Environment, isTyped: Bool, depth: Int) {
        self.tree = tree
        self.source = source
        self.environment = environment
        self.isTyped = isTyped
        self.depth = depth
        heights = Array(repeating: 0, count: tree.nodes.count)
        checked = Checked(tree: tree, types: Array(repeating: .dyn, count: tree.nodes.count))
    }

    /// The type of the node `index`, whose parts are checked on the way.
    mutating func type(_ index: Int) -> ValueType {
        let type = deduced(index)
        guard isLow(index), isTyped else { return .dyn }
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

    /// Notes how deep a node is, and reports it if that is too deep.
    private mutating func isLow(_ index: Int) -> Bool {
        if case .local(let local)? = checked.references[index] {
            heights[index] = localHeights[local]
            return true
        }
        let height = tree[index].kind.children.reduce(0) { max($0, heights[$1]) } + 1
        guard height <= depth else {
            report(.tooDeep(limit: depth), at: index)
            return false
        }
        heights[index] = height
        return true
    }

    // MARK: Mistakes

    mutating func report(_ kind: Mistake.Kind, at index: Int) {
        let offset = tree[index].mark
        mistakes.append(Mistake(kind: kind, offset: offset, position: SourcePosition(offset, in: source)))
    }

    /// A mistake at a node: an mistake with types, an error of the evaluation without. `dyn` lets no mistake follow
    /// from it.
    mutating func failing(_ mistake: Mistake.Kind, _ error: EvaluationError.Kind, at index: Int) -> ValueType {
        if isTyped { report(mistake, at: index) } else { refer(index, to: .failure(error)) }
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

    /// Gives `name` a meaning until `leave`: the value of the node `index` or an element of it. Answers its number.
    mutating func enter(_ name: String, _ type: ValueType, of index: Int) -> Int {
        localHeights.append(heights[index])
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
