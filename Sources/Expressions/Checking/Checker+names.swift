extension Checker {
    mutating func nameType(_ name: String, isRooted: Bool, at index: Int) -> ValueType {
        if !isRooted, let (local, type) = local(name) {
            refer(index, to: .local(local))
            return type
        }
        if let type = globalType(isRooted ? ".\(name)" : name, at: index) { return type }
        return failing(.undeclaredName(name), .undeclaredName(name), at: index)
    }

    /// The type of the variable or type that a simple or qualified name means, nil if it means none.
    private mutating func globalType(_ name: String, at index: Int) -> ValueType? {
        for candidate in environment.candidates(name) {
            if let slot = environment.variableSlots[candidate] {
                refer(index, to: .variable(slot))
                return environment.variables[slot].type
            }
            if let type = ValueType.denotations[candidate] {
                refer(index, to: .type(type))
                return .type(type)
            }
        }
        return nil
    }

    /// `a.b.c` of a node made of names and dots only, unless a macro gave the first one. A leading dot stays.
    func qualifiedName(_ index: Int) -> String? {
        switch tree[index].kind {
        case .name(let name, isRooted: true): ".\(name)"
        case .name(let name, isRooted: false): local(name) == nil ? name : nil
        case .field(let operand, let name, isOptional: false): qualifiedName(operand).map { "\($0).\(name)" }
        default: nil
        }
    }

    /// A qualified name first, the longest that is one; else a field.
    mutating func fieldType(_ operand: Int, _ name: String, isOptional: Bool, at index: Int) -> ValueType {
        if !isOptional, let qualified = qualifiedName(index), let type = globalType(qualified, at: index) {
            return type
        }
        let found = selected(type(operand), name, at: index)
        guard isOptional else { return found }
        if case .optional = found { return found }
        return .optional(found)
    }

    mutating func presenceType(_ operand: Int, _ name: String, at index: Int) -> ValueType {
        _ = selected(type(operand), name, at: index)
        return .bool
    }

    private mutating func selected(_ operand: ValueType, _ name: String, at index: Int) -> ValueType {
        guard isTyped else { return .dyn }
        let operand = substitution.resolve(operand)
        switch operand {
        case .map(_, let value):
            return value
        case .record(let type):
            if let slot = type.slot(name) { return type.fields[slot].type }
            report(.noField(name, of: operand), at: index)
            return .dyn
        case .optional(let wrapped):
            let found = selected(wrapped, name, at: index)
            if case .optional = found { return found }
            return .optional(found)
        case .dyn:
            return .dyn
        case .parameter:
            // Of a value known only at run time; nothing may be concluded from the field.
            _ = substitution.isAssignable([operand], to: [.dyn])
            return .dyn
        default:
            report(.notSupported(operation: ".\(name)", type: operand), at: index)
            return .dyn
        }
    }
}
