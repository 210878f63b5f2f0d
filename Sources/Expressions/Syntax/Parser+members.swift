extension Parser {
    /// A primary expression and what follows it: fields, calls, indexes.
    mutating func member(negativeFrom sign: Int?) throws(Failure) -> Int {
        var node = try primary(negativeFrom: sign)
        while true {
            let mark = Int(token.start)
            if accept(".") {
                node = try selection(of: node, mark)
            } else if accept("[") {
                let isOptional = accept("?")
                let index = try expression()
                try expect("]", "']'")
                let operation: Operator = isOptional ? .optionalIndex : .index
                node = try add(.operation(operation, [node, index]), from: node, mark, [node, index])
            } else if token.kind == "{", let name = qualifiedName(node) {
                node = try message(name, from: node)
            } else {
                return node
            }
        }
    }

    /// What follows a dot: a field or a method's call.
    private mutating func selection(of operand: Int, _ dot: Int) throws(Failure) -> Int {
        if accept("?") {
            let name = try fieldName()
            return try add(.field(of: operand, name, isOptional: true), from: operand, dot, [operand])
        }
        let isPlain = token.kind == .identifier
        let name = try fieldName()
        let mark = Int(token.start)
        guard isPlain, accept("(") else {
            return try add(.field(of: operand, name, isOptional: false), from: operand, dot, [operand])
        }
        let arguments = try arguments()
        return try call(name, target: operand, arguments, start: nodes[operand].span.lowerBound, mark)
    }

    private mutating func fieldName() throws(Failure) -> String {
        var name = lexer.text(token)
        if token.kind == .quotedIdentifier {
            name = String(name.dropFirst().dropLast())
        } else {
            guard token.kind == .identifier, !Self.literalWords.contains(name) else { throw unexpected("a field") }
        }
        advance()
        return name
    }

    private mutating func primary(negativeFrom sign: Int?) throws(Failure) -> Int {
        let start = Int(token.start)
        switch token.kind {
        case .int, .uint, .double, .string, .bytes:
            return try literal(negativeFrom: sign)
        case "(":
            advance()
            let node = try expression()
            try expect(")", "')'")
            return node
        case "[":
            return try list()
        case "{":
            return try map()
        case ".":
            advance()
            return try name(isRooted: true, start)
        case .identifier:
            return try name(isRooted: false, start)
        default:
            throw unexpected("an expression")
        }
    }

    private mutating func name(isRooted: Bool, _ start: Int) throws(Failure) -> Int {
        guard token.kind == .identifier else { throw unexpected("a name") }
        let name = lexer.text(token)
        let offset = Int(token.start)
        if Self.literalWords.contains(name) {
            guard !isRooted, let value = Self.literals[name] else { throw unexpected("an expression") }
            advance()
            return try add(.literal(value), start: start, start, [])
        }
        guard !Self.reservedWords.contains(name) else { throw Failure(kind: .reservedWord(name), offset: offset) }
        advance()
        let mark = Int(token.start)
        guard accept("(") else { return try add(.name(name, isRooted: isRooted), start: start, start, []) }
        let arguments = try arguments()
        guard isRooted else { return try call(name, target: nil, arguments, start: start, mark) }
        return try add(
            .call(name, target: nil, arguments: arguments, isRooted: true), start: start, mark, arguments)
    }

    private mutating func arguments() throws(Failure) -> [Int] {
        var arguments: [Int] = []
        guard !accept(")") else { return arguments }
        repeat { try arguments.append(expression()) } while accept(",")
        try expect(")", "',' or ')'")
        return arguments
    }

    private mutating func list() throws(Failure) -> Int {
        let start = Int(token.start)
        advance()
        var elements: [(value: Int, isOptional: Bool)] = []
        while token.kind != "]" {
            let isOptional = accept("?")
            try elements.append((expression(), isOptional))
            guard accept(",") else { break }
        }
        try expect("]", "',' or ']'")
        return try add(.list(elements), start: start, start, elements.map(\.value))
    }

    private mutating func map() throws(Failure) -> Int {
        let start = Int(token.start)
        advance()
        var entries: [(key: Int, value: Int, isOptional: Bool)] = []
        while token.kind != "}" {
            let isOptional = accept("?")
            let key = try expression()
            try expect(":", "':'")
            try entries.append((key, expression(), isOptional))
            guard accept(",") else { break }
        }
        try expect("}", "',' or '}'")
        return try add(.map(entries), start: start, start, entries.flatMap { [$0.key, $0.value] })
    }

    /// `Name{field: value}` is read to its end, so that the checker can refuse it by its name.
    private mutating func message(_ name: String, from node: Int) throws(Failure) -> Int {
        let mark = Int(token.start)
        advance()
        while token.kind != "}" {
            _ = accept("?")
            _ = try fieldName()
            try expect(":", "':'")
            _ = try expression()
            guard accept(",") else { break }
        }
        try expect("}", "',' or '}'")
        return try add(.message(name), from: node, mark, [])
    }

    /// The dotted name that a node is, nil if it is none.
    private func qualifiedName(_ node: Int) -> String? {
        switch nodes[node].kind {
        case .name(let name, let isRooted): isRooted ? ".\(name)" : name
        case .field(let operand, let name, isOptional: false): qualifiedName(operand).map { "\($0).\(name)" }
        default: nil
        }
    }

    private static let literals: [String: Value] = ["true": .bool(true), "false": .bool(false), "null": .null]
    private static let literalWords: Set = ["true", "false", "null", "in"]
    private static let reservedWords: Set = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]
}
