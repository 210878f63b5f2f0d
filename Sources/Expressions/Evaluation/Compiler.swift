/// Makes steps of a checked tree.
struct Compiler {
    let checked: Checked
    let environment: Environment
    let isTyped: Bool
    private let source: String
    private(set) var steps: [Step] = []
    /// Whether each step has the same value in every evaluation.
    private var areConstant: [Bool] = []
    private(set) var foldable: [Int32] = []
    /// The steps that compute the names of `cel.bind`; negative for names of elements.
    private var initials: [Int32]
    var constants: [Value?] = []
    var children: [Int32] = []
    var slots: [Int32] = []
    private(set) var names: [String] = []
    private var nameNumbers: [String: Int32] = [:]
    var calls: [Code.CallSite] = []
    var functions: [Program.Target] = []
    var answers: [Code.Answer?] = []
    var loops: [Code.LoopSite] = []
    var patterns: [Pattern] = []
    var optionals: [Set<Int>] = []
    var failures: [EvaluationError.Kind] = []
    private var frameTop: Int
    private(set) var frameSize: Int

    static func compile(
        _ checked: Checked, of source: String, in environment: Environment, isTyped: Bool
    ) throws(Issues) -> Program {
        var compiler = Compiler(checked, of: source, in: environment, isTyped: isTyped)
        let root = try compiler.step(checked.tree.root)
        compiler.markFoldable(root)
        compiler.fold(root)
        return Program(compiler, root: root)
    }

    private init(_ checked: Checked, of source: String, in environment: Environment, isTyped: Bool) {
        self.checked = checked
        self.source = source
        self.environment = environment
        self.isTyped = isTyped
        initials = Array(repeating: -1, count: checked.localCount)
        frameTop = checked.localCount
        frameSize = checked.localCount
    }

    /// Makes the steps of the node `index` and answers the number of the last one.
    mutating func step(_ index: Int) throws(Issues) -> Int32 {
        if let reference = checked.references[index], let step = try referred(reference, at: index) { return step }
        switch checked.tree[index].kind {
        case .literal(let value):
            return add(constant(value), at: index, [])
        case .name, .message:
            preconditionFailure("the checker refers every name")
        case .field(let operand, let name, let isOptional):
            return try field(operand, name, isOptional: isOptional, at: index)
        case .presence(let operand, let name):
            let operand = try step(operand)
            return add(.presence(number(of: name), of: operand), at: index, [operand])
        case .operation(let operation, let operands):
            return try self.operation(operation, operands, at: index)
        case .and(let terms):
            let (first, steps) = try group(terms)
            return add(.and(first: first, count: Int32(steps.count)), at: index, steps)
        case .or(let terms):
            let (first, steps) = try group(terms)
            return add(.or(first: first, count: Int32(steps.count)), at: index, steps)
        case .conditional(let condition, let first, let second):
            let parts = try [step(condition), step(first), step(second)]
            return add(.conditional(parts[0], then: parts[1], else: parts[2]), at: index, parts)
        case .list(let elements):
            let (first, steps) = try group(elements.map(\.value))
            let optional = positions(elements.map(\.isOptional))
            return add(.list(first: first, count: Int32(elements.count), optionals: optional), at: index, steps)
        case .map(let entries):
            let (first, steps) = try group(entries.flatMap { [$0.key, $0.value] })
            let optional = positions(entries.map(\.isOptional))
            return add(.map(first: first, count: Int32(entries.count), optionals: optional), at: index, steps)
        case .call:
            preconditionFailure("the checker refers every call")
        case .loop(let loop):
            return try self.loop(loop, at: index)
        case .binding(let values, let body):
            return try binding(values, body, at: index)
        case .optionalMap(let target, _, let body, let isFlat):
            return try optionalMap(target, body, isFlat: isFlat, at: index)
        }
    }

    private mutating func referred(_ reference: Checked.Reference, at index: Int) throws(Issues) -> Int32? {
        switch reference {
        case .variable(let slot):
            return add(.variable(Int32(slot)), at: index, [])
        case .local(let local):
            let operation: Operation =
                initials[local] < 0 ? .local(Int32(local)) : .bound(Int32(local), initial: initials[local])
            return add(operation, at: index, [])
        case .type(let type):
            return add(constant(.type(type)), at: index, [])
        case .function(let name, let overloads, let hasTarget):
            return try call(name, overloads, hasTarget: hasTarget, at: index)
        case .failure(let kind):
            failures.append(kind)
            return add(.failure(Int32(failures.count - 1)), at: index, [])
        case .locals:
            return nil
        }
    }

    // MARK: Parts

    mutating func add(_ operation: Operation, at index: Int, _ parts: [Int32]) -> Int32 {
        steps.append(Step(operation: operation, mark: Int32(checked.tree[index].mark)))
        let isConstant = parts.allSatisfy { areConstant[Int($0)] } && self.isConstant(operation)
        areConstant.append(isConstant)
        if !isConstant { parts.forEach { markFoldable($0) } }
        return Int32(steps.count - 1)
    }

    /// Notes a step to be computed beforehand, if it is worth it.
    mutating func markFoldable(_ step: Int32) {
        if case .constant = operation(step) { return }
        if areConstant[Int(step)] { foldable.append(step) }
    }

    mutating func replace(_ step: Int32, by value: Value) {
        steps[Int(step)] = Step(operation: constant(value), mark: steps[Int(step)].mark)
    }

    func refusal(_ kind: Mistake.Kind, at index: Int) -> Issues {
        let offset = checked.tree[index].mark
        return Issues(mistakes: [Mistake(kind: kind, offset: offset, position: SourcePosition(offset, in: source))])
    }

    func operation(_ step: Int32) -> Operation { steps[Int(step)].operation }

    mutating func constant(_ value: Value) -> Operation {
        constants.append(value)
        return .constant(Int32(constants.count - 1))
    }

    mutating func number(of name: String) -> Int32 {
        if let number = nameNumbers[name] { return number }
        let number = Int32(names.count)
        names.append(name)
        nameNumbers[name] = number
        return number
    }

    /// The steps of `nodes` one after another among the children.
    mutating func group(_ nodes: [Int]) throws(Issues) -> (first: Int32, steps: [Int32]) {
        var steps: [Int32] = []
        for node in nodes { try steps.append(step(node)) }
        children += steps
        return (Int32(children.count - steps.count), steps)
    }

    private mutating func positions(_ flags: [Bool]) -> Int32 {
        let positions = Set(flags.indices.filter { flags[$0] })
        guard !positions.isEmpty else { return -1 }
        optionals.append(positions)
        return Int32(optionals.count - 1)
    }

    // MARK: Names that macros give

    func locals(_ index: Int) -> [Int] {
        guard case .locals(let locals)? = checked.references[index] else {
            preconditionFailure("the checker numbers the names of a macro")
        }
        return locals
    }

    /// Says which step computes a name of `cel.bind`.
    mutating func define(_ local: Int, by step: Int32) {
        initials[local] = step
        markFoldable(step)
    }

    // MARK: Arguments

    /// Slots of the frame for arguments, until they are given back.
    mutating func reserve(_ count: Int) -> Int32 {
        frameTop += count
        frameSize = max(frameSize, frameTop)
        return Int32(frameTop - count)
    }

    mutating func giveBack(_ count: Int) {
        frameTop -= count
    }
}
