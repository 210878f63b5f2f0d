extension Parser {
    /// The call, or what it stands for if it is a macro's.
    mutating func call(
        _ name: String, target: Int?, _ arguments: [Int], start: Int, _ mark: Int
    ) throws(Failure) -> Int {
        let macro = Macro(name: name, arguments: arguments, start: start, mark: mark)
        if let target {
            if let node = try namespaceMacro(macro, target) { return node }
            if let node = try elementMacro(macro, target) { return node }
        } else if name == "has", arguments.count == 1 {
            return try presence(macro)
        }
        return try add(
            .call(name, target: target, arguments: arguments, isRooted: false), start: start, mark,
            [target].compactMap(\.self) + arguments)
    }

    private struct Macro {
        let name: String
        let arguments: [Int]
        let start: Int
        let mark: Int
    }

    private mutating func presence(_ macro: Macro) throws(Failure) -> Int {
        guard case .field(let operand, let field, isOptional: false) = nodes[macro.arguments[0]].kind else {
            throw bad(macro, macro.arguments[0], "a field, as in has(a.b)")
        }
        return try add(.presence(of: operand, field), start: macro.start, macro.mark, [operand])
    }

    /// Macros with the look of a method of `cel` or `math`.
    private mutating func namespaceMacro(_ macro: Macro, _ target: Int) throws(Failure) -> Int? {
        guard case .name(let namespace, isRooted: false) = nodes[target].kind else { return nil }
        let arguments = macro.arguments
        switch ("\(namespace).\(macro.name)", arguments.count) {
        case ("cel.bind", 3):
            let name = try identifier(macro, 0)
            return try add(
                .binding([(name, arguments[1])], body: arguments[2]), start: macro.start, macro.mark,
                [arguments[1], arguments[2]])
        case ("cel.block", 2):
            guard case .list(let values) = nodes[arguments[0]].kind else {
                throw bad(macro, arguments[0], "a list")
            }
            let names = values.enumerated().map { (name: Self.blockName($0), value: $1.value) }
            return try add(
                .binding(names, body: arguments[1]), start: macro.start, macro.mark, [arguments[0], arguments[1]])
        case ("cel.index", 1):
            let name = try Self.blockName(number(macro, 0))
            return try add(.name(name, isRooted: false), start: macro.start, macro.mark, [])
        case ("cel.iterVar", 2), ("cel.accuVar", 2):
            let name = try "@\(macro.name):\(number(macro, 0)):\(number(macro, 1))"
            return try add(.name(name, isRooted: false), start: macro.start, macro.mark, [])
        case ("math.greatest", 1...), ("math.least", 1...):
            return try extremum(macro)
        default:
            return nil
        }
    }

    private static func blockName(_ index: Int) -> String { "@index\(index)" }

    /// `math.greatest` of three or more is that of a list, as of a list in the first place.
    private mutating func extremum(_ macro: Macro) throws(Failure) -> Int {
        for argument in macro.arguments {
            guard case .literal(let value) = nodes[argument].kind else { continue }
            switch value {
            case .int, .uint, .double: continue
            default: throw bad(macro, argument, "numbers or a list of them")
            }
        }
        var arguments = macro.arguments
        if arguments.count > 2 {
            let elements = arguments.map { (value: $0, isOptional: false) }
            arguments = try [add(.list(elements), start: macro.start, macro.mark, arguments)]
        }
        let name = macro.name == "greatest" ? "math.@max" : "math.@min"
        return try add(
            .call(name, target: nil, arguments: arguments, isRooted: true), start: macro.start, macro.mark, arguments)
    }

    /// Macros over the elements of what stands before the dot.
    private mutating func elementMacro(_ macro: Macro, _ target: Int) throws(Failure) -> Int? {
        let count = macro.arguments.count
        switch (macro.name, count) {
        case ("all", 2), ("all", 3): return try loop(.all, macro, target, hasSecond: count == 3)
        case ("exists", 2), ("exists", 3): return try loop(.exists, macro, target, hasSecond: count == 3)
        case ("exists_one", 2), ("exists_one", 3), ("existsOne", 2), ("existsOne", 3):
            return try loop(.existsOne, macro, target, hasSecond: count == 3)
        case ("map", 2), ("map", 3): return try loop(.list, macro, target, hasFilter: count == 3)
        case ("filter", 2): return try loop(.filter, macro, target)
        case ("transformList", 3), ("transformList", 4):
            return try loop(.list, macro, target, hasSecond: true, hasFilter: count == 4)
        case ("transformMap", 3), ("transformMap", 4):
            return try loop(.mapValues, macro, target, hasSecond: true, hasFilter: count == 4)
        case ("transformMapEntry", 3), ("transformMapEntry", 4):
            return try loop(.mapEntries, macro, target, hasSecond: true, hasFilter: count == 4)
        case ("sortBy", 2): return try loop(.sort, macro, target)
        case ("optMap", 2), ("optFlatMap", 2):
            let name = try identifier(macro, 0)
            let kind = SyntaxNode.Kind.optionalMap(
                target, name: name, body: macro.arguments[1], isFlat: macro.name == "optFlatMap")
            return try add(kind, start: macro.start, macro.mark, [target, macro.arguments[1]])
        default: return nil
        }
    }

    private mutating func loop(
        _ kind: Loop.Kind, _ macro: Macro, _ target: Int, hasSecond: Bool = false, hasFilter: Bool = false
    ) throws(Failure) -> Int {
        let variable = try identifier(macro, 0)
        let second = hasSecond ? try identifier(macro, 1) : nil
        guard second != variable || variable == "_" else { throw bad(macro, macro.arguments[1], "another name") }
        let rest = macro.arguments.dropFirst(hasSecond ? 2 : 1)
        let filter = hasFilter ? rest.first : nil
        let body = macro.arguments[macro.arguments.count - 1]
        let loop = Loop(kind: kind, range: target, variable: variable, second: second, filter: filter, body: body)
        return try add(.loop(loop), start: macro.start, macro.mark, [target, body] + (filter.map { [$0] } ?? []))
    }

    private func identifier(_ macro: Macro, _ index: Int) throws(Failure) -> String {
        guard case .name(let name, isRooted: false) = nodes[macro.arguments[index]].kind else {
            throw bad(macro, macro.arguments[index], "a name")
        }
        return name
    }

    private func number(_ macro: Macro, _ index: Int) throws(Failure) -> Int {
        guard case .literal(.int(let number)) = nodes[macro.arguments[index]].kind, number >= 0 else {
            throw bad(macro, macro.arguments[index], "a number")
        }
        return Int(number)
    }

    private func bad(_ macro: Macro, _ argument: Int, _ expected: String) -> Failure {
        Failure(
            kind: .badMacroArgument(macro: macro.name, expected: expected), offset: nodes[argument].span.lowerBound)
    }
}
