/// One evaluation of a program.
///
/// Everything it touches on its way outlives it: the program, the bindings and the frame.
struct Evaluator {
    let code: Code
    /// What is seldom needed: each look at it counts a reference.
    unowned(unsafe) let program: Program
    let variables: Slots
    /// Names that macros give and arguments of calls.
    let frame: UnsafeMutablePointer<Value?>
    let meter: Meter
    let host: Unmanaged<AnyObject>?

    init(
        _ program: Program, _ variables: Slots, frame: UnsafeMutablePointer<Value?>, _ meter: Meter,
        host: Unmanaged<AnyObject>?
    ) {
        code = program.code
        self.program = program
        self.variables = variables
        self.frame = frame
        self.meter = meter
        self.host = host
    }

    /// The value of the step `index`.
    func value(_ index: Int32) throws(EvaluationError) -> Value {
        let step = code.steps[Int(index)]
        guard meter.take(1) else { throw EvaluationError(.costExceeded, at: step.mark) }
        switch step.operation {
        case .constant, .variable, .local, .path: return try stored(step)
        case .equal, .compare, .and, .or, .not, .matches, .presence, .contains: return try .bool(condition(step))
        case .call(let call): return try self.call(call, step)
        case .slot(let slot, let operand): return try self.slot(slot, of: operand, step)
        case .field(let name, let operand): return try field(name, of: operand, step)
        case .optionalField(let name, let operand): return try optionalField(name, of: operand, step)
        case .arithmetic(let operation, let left, let right): return try arithmetic(operation, left, right, step)
        case .negate(let operand): return try negate(operand, step)
        case .index(let key, let operand): return try self.index(key, of: operand, step)
        case .optionalIndex(let key, let operand): return try optionalIndex(key, of: operand, step)
        case .conditional(let test, let first, let second): return try value(condition(test) ? first : second)
        case .list(let first, let count, let optionals): return try list(first, count, optionals, step)
        case .map(let first, let count, let optionals): return try map(first, count, optionals, step)
        case .loop(let loop): return try self.loop(loop, step)
        case .binding(let first, let count, let body): return try binding(first, count, body)
        case .bound(let slot, let initial): return try bound(slot, initial)
        case .optionalMap(let target, let slot, let body, let isFlat):
            return try optionalMap(target, slot, body, isFlat: isFlat, step)
        case .failure(let failure): throw EvaluationError(program.failures[Int(failure)], at: step.mark)
        }
    }

    /// The value of the step `index` where only true and false are values.
    func condition(_ index: Int32) throws(EvaluationError) -> Bool {
        let step = code.steps[Int(index)]
        switch step.operation {
        case .equal, .compare, .and, .or, .not, .matches, .presence, .contains:
            guard meter.take(1) else { throw EvaluationError(.costExceeded, at: step.mark) }
            return try condition(step)
        default:
            let value = try value(index)
            guard case .bool(let holds) = value else { throw EvaluationError(.notBool(value.type.name), at: step.mark) }
            return holds
        }
    }

    private func condition(_ step: Step) throws(EvaluationError) -> Bool {
        switch step.operation {
        case .equal(let left, let right, let isNegated): try areEqual(left, right, step) != isNegated
        case .compare(let comparison, let left, let right): try compare(comparison, left, right, step)
        case .and(let first, let count): try conjunction(first, count)
        case .or(let first, let count): try disjunction(first, count)
        case .not(let operand): try !condition(operand)
        case .matches(let text, let pattern): try matches(text, pattern, step)
        case .presence(let name, let operand): try presence(name, of: operand, step)
        case .contains(let element, let whole): try contains(element, in: whole, step)
        default: preconditionFailure("every condition is listed above")
        }
    }

    /// An error of what `body` does, where `step` stands.
    func located<Result>(
        _ step: Step, _ body: () throws(EvaluationError.Kind) -> Result
    ) throws(EvaluationError) -> Result {
        do {
            return try body()
        } catch {
            throw EvaluationError(error, at: step.mark)
        }
    }

    func noOverload(_ name: String, _ values: Value..., at step: Step) -> EvaluationError {
        EvaluationError(.noOverload(name, values.map(\.type.name)), at: step.mark)
    }

    // MARK: Values that are there already

    /// The value of the step `index`, without a step's cost if it is there already: the operation that asks has its own.
    @inline(__always)
    func operand(_ index: Int32) throws(EvaluationError) -> Value {
        if let value = place(index)?.pointee { return value }
        return try value(index)
    }

    /// Where the value of the step `index` lies, nil if it has to be computed or is not there.
    func place(_ index: Int32) -> UnsafePointer<Value?>? {
        place(code.steps[Int(index)].operation)
    }

    private func place(_ operation: Operation) -> UnsafePointer<Value?>? {
        switch operation {
        case .constant(let constant): return code.constants.baseAddress.map { UnsafePointer($0 + Int(constant)) }
        case .variable(let slot): return UnsafePointer(variables.values + Int(slot))
        case .local(let slot): return UnsafePointer(frame + Int(slot))
        case .path(let variable, let first, let count):
            var slots = variables
            var slot = Int(variable)
            for index in Int(first)..<Int(first &+ count) {
                guard let inner = slots.inner[slot] else { return nil }
                slots = inner
                slot = Int(code.slots[index])
            }
            return UnsafePointer(slots.values + slot)
        default: return nil
        }
    }

    private func stored(_ step: Step) throws(EvaluationError) -> Value {
        if let value = place(step.operation)?.pointee { return value }
        throw absent(step)
    }

    /// Why nothing is stored where a step looks.
    private func absent(_ step: Step) -> EvaluationError {
        switch step.operation {
        case .variable(let slot):
            return EvaluationError(.unboundVariable(program.variables[Int(slot)]), at: step.mark)
        case .path(let variable, let first, let count):
            guard var value = variables.values[Int(variable)] else {
                return EvaluationError(.unboundVariable(program.variables[Int(variable)]), at: step.mark)
            }
            for index in Int(first)..<Int(first + count) {
                guard case .record(let record) = value else { break }
                let slot = Int(code.slots[index])
                guard let next = record[slot] else {
                    return EvaluationError(.noSuchField(record.type.fields[slot].name), at: step.mark)
                }
                value = next
            }
            return noOverload("_._", value, at: step)
        default:
            preconditionFailure("constants and locals always have a value")
        }
    }
}
