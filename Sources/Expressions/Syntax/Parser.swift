/// Recursive descent over the tokens. What is nested counts its levels, so no source can exhaust the stack.
struct Parser {
    /// The first mistake ends the reading.
    struct Failure: Error {
        let kind: Mistake.Kind
        let offset: Int
    }

    private(set) var lexer: Lexer
    private(set) var token: Token
    private(set) var nodes: [SyntaxNode] = []
    /// Levels from each node down, itself included.
    private var heights: [Int] = []
    private var previousEnd = 0
    private var nesting = 0
    private let limit: Int

    static func parse(_ source: String, limits: Limits) throws(Failure) -> SyntaxTree {
        let length = source.utf8.count
        guard length <= limits.sourceLength else {
            throw Failure(kind: .sourceTooLong(length: length, limit: limits.sourceLength), offset: 0)
        }
        var parser = Parser(source, limit: limits.depth)
        let root = try parser.expression()
        guard parser.token.kind == .end else { throw parser.unexpected("an operator or the end") }
        return SyntaxTree(nodes: parser.nodes, root: root)
    }

    private init(_ source: String, limit: Int) {
        lexer = Lexer(source)
        token = lexer.next()
        self.limit = limit
    }

    /// `a ? b : c`, or less.
    mutating func expression() throws(Failure) -> Int {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limit else { throw tooDeep(Int(token.start)) }
        let condition = try disjunction()
        let mark = Int(token.start)
        guard accept("?") else { return condition }
        let first = try disjunction()
        try expect(":", "':'")
        let second = try expression()
        return try add(
            .conditional(condition, then: first, else: second), from: condition, mark, [condition, first, second])
    }

    private mutating func disjunction() throws(Failure) -> Int {
        let first = try conjunction()
        guard token.kind == "||" else { return first }
        let mark = Int(token.start)
        var terms = [first]
        while accept("||") { try terms.append(conjunction()) }
        return try add(.or(terms), from: first, mark, terms)
    }

    private mutating func conjunction() throws(Failure) -> Int {
        let first = try relation()
        guard token.kind == "&&" else { return first }
        let mark = Int(token.start)
        var terms = [first]
        while accept("&&") { try terms.append(relation()) }
        return try add(.and(terms), from: first, mark, terms)
    }

    private mutating func relation() throws(Failure) -> Int {
        var left = try sum()
        while let operation = relationOperator {
            let mark = Int(token.start)
            advance()
            let right = try sum()
            left = try add(.operation(operation, [left, right]), from: left, mark, [left, right])
        }
        return left
    }

    private var relationOperator: Operator? {
        switch token.kind {
        case "==": .equal
        case "!=": .notEqual
        case "<": .less
        case "<=": .lessOrEqual
        case ">": .greater
        case ">=": .greaterOrEqual
        case .identifier where lexer.text(token) == "in": .in
        default: nil
        }
    }

    private mutating func sum() throws(Failure) -> Int {
        var left = try product()
        while token.kind == "+" || token.kind == "-" {
            let (operation, mark): (Operator, Int) = (token.kind == "+" ? .add : .subtract, Int(token.start))
            advance()
            let right = try product()
            left = try add(.operation(operation, [left, right]), from: left, mark, [left, right])
        }
        return left
    }

    private mutating func product() throws(Failure) -> Int {
        var left = try unary()
        while token.kind == "*" || token.kind == "/" || token.kind == "%" {
            let operation: Operator = token.kind == "*" ? .multiply : token.kind == "/" ? .divide : .remainder
            let mark = Int(token.start)
            advance()
            let right = try unary()
            left = try add(.operation(operation, [left, right]), from: left, mark, [left, right])
        }
        return left
    }

    private mutating func unary() throws(Failure) -> Int {
        let symbol = token.kind
        guard symbol == "!" || symbol == "-" else { return try member(negativeFrom: nil) }
        var marks: [Int] = []
        while token.kind == symbol {
            marks.append(Int(token.start))
            guard marks.count <= limit else { throw tooDeep(Int(token.start)) }
            advance()
        }
        // The sign belongs to the number, or the least int could not be written.
        let isNumber = symbol == "-" && (token.kind == .int || token.kind == .double)
        var node = try member(negativeFrom: isNumber ? marks.popLast() : nil)
        while let mark = marks.popLast() {
            node = try add(.operation(symbol == "!" ? .not : .negate, [node]), start: mark, mark, [node])
        }
        return node
    }
}

// MARK: - Tokens and nodes

extension Parser {
    mutating func advance() {
        previousEnd = Int(token.end)
        token = lexer.next()
    }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ name: String) throws(Failure) {
        guard accept(kind) else { throw unexpected(name) }
    }

    func unexpected(_ expected: String) -> Failure {
        if token.kind == .invalid, let mistake = lexer.mistake {
            return Failure(kind: mistake.kind, offset: mistake.offset)
        }
        return Failure(kind: .unexpected(lexer.text(token), expected: expected), offset: Int(token.start))
    }

    private func tooDeep(_ offset: Int) -> Failure {
        Failure(kind: .tooDeep(limit: limit), offset: offset)
    }

    /// A node that begins where the node `first` does.
    mutating func add(
        _ kind: SyntaxNode.Kind, from first: Int, _ mark: Int, _ children: [Int]
    ) throws(Failure) -> Int {
        try add(kind, start: nodes[first].span.lowerBound, mark, children)
    }

    mutating func add(
        _ kind: SyntaxNode.Kind, start: Int, _ mark: Int, _ children: [Int]
    ) throws(Failure) -> Int {
        let height = children.reduce(0) { max($0, heights[$1]) } + 1
        guard height <= limit else { throw tooDeep(mark) }
        nodes.append(SyntaxNode(kind: kind, span: start..<max(start, previousEnd), mark: mark))
        heights.append(height)
        return nodes.count - 1
    }
}
