import Expressions

/// Reads a checked condition into a predicate. Variables cannot be hidden here: it does not look into macros.
struct PredicateReader {
    let tree: SyntaxTree
    let fields: [AttachField]

    func predicate(_ index: Int) -> Predicate {
        switch tree[index].kind {
        case .and(let terms): return .all(terms.map(predicate))
        case .or(let terms): return .any(terms.map(predicate))
        case .operation(.not, let operands): return .not(predicate(operands[0]))
        case .operation(let symbol, let operands) where operands.count == 2:
            return operation(symbol, operands[0], operands[1])
        case .presence(let owner, let name):
            return isAttach(owner) ? slot(name).map(Predicate.present) ?? .unknown : .unknown
        case .field:
            if let slot = attachSlot(index), fields[slot.index].type == .bool { return .oneOf(slot, [.bool(true)]) }
            if let (isCaller, form) = number(index), form == "anonymous" { return .withheld(isCaller: isCaller) }
            return .unknown
        case .call("startsWith", let target?, let arguments, _) where arguments.count == 1:
            guard let (isCaller, form) = number(target), form == "national", let text = text(arguments[0]),
                let digits = Self.digits(text)
            else { return .unknown }
            return .start(NumberPlace(isCaller: isCaller, .national), digits)
        default: return .unknown
        }
    }

    private func operation(_ symbol: Operator, _ left: Int, _ right: Int) -> Predicate {
        switch symbol {
        case .equal: return equal(left, right) ?? compared(left, .equal, right) ?? .unknown
        case .notEqual:
            return equal(left, right).map(Predicate.not) ?? compared(left, .unequal, right) ?? .unknown
        case .less: return compared(left, .less, right) ?? .unknown
        case .lessOrEqual: return compared(left, .atMost, right) ?? .unknown
        case .greater: return compared(left, .greater, right) ?? .unknown
        case .greaterOrEqual: return compared(left, .atLeast, right) ?? .unknown
        case .in:
            guard case .list(let elements) = tree[right].kind, !elements.isEmpty,
                elements.allSatisfy({ !$0.isOptional })
            else { return .unknown }
            let parts = elements.map { equal(left, $0.value) ?? .unknown }
            return .any(parts)
        default: return .unknown
        }
    }

    /// A field or a number held against a literal, in whichever order.
    private func equal(_ left: Int, _ right: Int) -> Predicate? {
        if let literal = literal(right) { return equal(left, literal) }
        if let literal = literal(left) { return equal(right, literal) }
        return nil
    }

    private func equal(_ node: Int, _ literal: Value) -> Predicate? {
        if let slot = attachSlot(node) {
            switch (fields[slot.index].type, literal) {
            case (.string, .string(let text)): return .oneOf(slot, [.string(text)])
            case (.int, .int(let number)): return .oneOf(slot, [.int(number)])
            case (.bool, .bool(let flag)): return .oneOf(slot, [.bool(flag)])
            default: return nil
            }
        }
        guard let (isCaller, form) = number(node), case .string(let text) = literal else { return nil }
        switch form {
        case "national":
            return Self.digits(text).map { .digits(NumberPlace(isCaller: isCaller, .national), $0, isSure: true) }
        case "e164" where text.hasPrefix("+"):
            // Where numbers stay as delivered, the same digits may have come without their plus sign.
            return Self.digits(String(text.dropFirst())).map {
                .digits(NumberPlace(isCaller: isCaller, .e164), $0, isSure: false)
            }
        default: return nil
        }
    }

    private func compared(_ left: Int, _ comparison: AttachTest.Comparison, _ right: Int) -> Predicate? {
        guard let left = terms(left), let right = terms(right) else { return nil }
        return .compared(left, comparison, right)
    }

    /// Arithmetic on whole numbers; nil for anything else.
    private func terms(_ index: Int) -> [TermToken]? {
        switch tree[index].kind {
        case .literal(.int(let number)): return [.constant(number)]
        case .field:
            guard let slot = attachSlot(index), fields[slot.index].type == .int else { return nil }
            return [.field(UInt16(slot.index))]
        case .operation(let symbol, let operands) where operands.count == 2:
            let token: TermToken
            switch symbol {
            case .add: token = .add
            case .subtract: token = .subtract
            case .multiply: token = .multiply
            default: return nil
            }
            guard let left = terms(operands[0]), let right = terms(operands[1]), left.count + right.count < 15 else {
                return nil
            }
            return left + right + [token]
        case .call("size", nil, let arguments, _) where arguments.count == 1: return length(arguments[0])
        case .call("size", let target?, let arguments, _) where arguments.isEmpty: return length(target)
        default: return nil
        }
    }

    private func length(_ node: Int) -> [TermToken]? {
        guard let (isCaller, form) = number(node), form == "national" else { return nil }
        return [.length(NumberPlace(isCaller: isCaller, .national))]
    }

    // MARK: Names

    /// `call.attach`.
    private func isAttach(_ node: Int) -> Bool {
        guard case .field(let owner, "attach", isOptional: false) = tree[node].kind else { return false }
        return isCall(owner)
    }

    private func isCall(_ node: Int) -> Bool {
        if case .name("call", _) = tree[node].kind { true } else { false }
    }

    /// `call.attach.KEY`.
    private func attachSlot(_ node: Int) -> Slot<AttachField>? {
        guard case .field(let owner, let name, isOptional: false) = tree[node].kind, isAttach(owner) else { return nil }
        return slot(name)
    }

    private func slot(_ name: String) -> Slot<AttachField>? {
        fields.firstIndex { $0.name == name }.flatMap { $0 <= UInt16.max ? Slot($0) : nil }
    }

    /// `call.clid.FORM`.
    private func number(_ node: Int) -> (isCaller: Bool, form: String)? {
        guard case .field(let owner, let form, isOptional: false) = tree[node].kind,
            case .field(let call, let name, isOptional: false) = tree[owner].kind, isCall(call)
        else { return nil }
        return name == "clid" ? (true, form) : name == "dnis" ? (false, form) : nil
    }

    private func literal(_ node: Int) -> Value? {
        if case .literal(let value) = tree[node].kind { value } else { nil }
    }

    private func text(_ node: Int) -> String? {
        if case .string(let text)? = literal(node) { text } else { nil }
    }

    /// One to fifteen digits.
    private static func digits(_ text: String) -> DigitKey? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return DigitKey(text)
    }
}
