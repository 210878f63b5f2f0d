extension Evaluator {
    func slot(_ slot: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let operand = try self.operand(operand)
        guard case .record(let record) = operand else { throw noOverload("_._", operand, at: step) }
        guard let value = record[Int(slot)] else {
            throw EvaluationError(.noSuchField(record.type.fields[Int(slot)].name), at: step.mark)
        }
        return value
    }

    func field(_ name: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        try field(name, of: self.operand(operand), step)
    }

    private func field(_ name: Int32, of operand: Value, _ step: Step) throws(EvaluationError) -> Value {
        // An optional answers an optional; what it holds must be able to have fields.
        if case .optional(let wrapped) = operand {
            guard let wrapped else { return operand }
            return try .optional(found(name, in: wrapped, step))
        }
        if let value = try found(name, in: operand, step) { return value }
        let name = program.names[Int(name)]
        if case .map = operand { throw EvaluationError(.noSuchKey(Value.string(name).keyText), at: step.mark) }
        throw EvaluationError(.noSuchField(name), at: step.mark)
    }

    func optionalField(_ name: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let operand = try self.operand(operand)
        guard case .optional(let wrapped) = operand else { return try .optional(found(name, in: operand, step)) }
        guard let wrapped else { return operand }
        return try .optional(found(name, in: wrapped, step))
    }

    func presence(_ name: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Bool {
        let operand = try self.operand(operand)
        guard case .optional(let wrapped) = operand else { return try found(name, in: operand, step) != nil }
        guard let wrapped else { return false }
        return try found(name, in: wrapped, step) != nil
    }

    /// What the field holds, nil if it is not there. An error if a field of that name cannot be.
    private func found(_ name: Int32, in operand: Value, _ step: Step) throws(EvaluationError) -> Value? {
        switch operand {
        case .map(let map):
            return map[program.keys[Int(name)]]
        case .record(let record):
            guard let slot = record.type.slot(program.names[Int(name)]) else {
                throw EvaluationError(.noSuchField(program.names[Int(name)]), at: step.mark)
            }
            return record[slot]
        default:
            throw noOverload("_._", operand, at: step)
        }
    }

    func index(_ key: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let (operand, key) = (try self.operand(operand), try self.operand(key))
        if case .optional(let wrapped) = operand {
            guard let wrapped else { return operand }
            return try .optional(found(key, in: wrapped, step))
        }
        if let value = try found(key, in: operand, step) { return value }
        if case .list(let list) = operand {
            throw EvaluationError(.indexOutOfRange(key.wholeNumber ?? -1, count: list.count), at: step.mark)
        }
        throw EvaluationError(.noSuchKey(key.keyText), at: step.mark)
    }

    func optionalIndex(_ key: Int32, of operand: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let (operand, key) = (try self.operand(operand), try self.operand(key))
        guard case .optional(let wrapped) = operand else { return try .optional(found(key, in: operand, step)) }
        guard let wrapped else { return operand }
        return try .optional(found(key, in: wrapped, step))
    }

    /// The element or value, nil if there is none.
    private func found(_ key: Value, in operand: Value, _ step: Step) throws(EvaluationError) -> Value? {
        switch operand {
        case .list(let list):
            guard let index = key.wholeNumber else { throw noOverload("_[_]", operand, key, at: step) }
            return index >= 0 && index < list.count ? list[Int(index)] : nil
        case .map(let map):
            return map[key]
        default:
            throw noOverload("_[_]", operand, key, at: step)
        }
    }
}

extension Value {
    /// The number that an index may be: of any type, but whole.
    fileprivate var wholeNumber: Int64? {
        switch self {
        case .int(let value): value
        case .uint(let value): Int64(exactly: value) ?? .max
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// A key as errors show it.
    var keyText: String {
        switch self {
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .uint(let value): "\(value)u"
        case .double(let value): "\(value)"
        case .string(let value): value.quoted
        default: type.name
        }
    }
}
