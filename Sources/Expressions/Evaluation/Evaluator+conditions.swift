extension Evaluator {
    /// False if one term is, whatever errors the others are; else the first error, else true.
    func conjunction(_ first: Int32, _ count: Int32) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for child in Int(first)..<Int(first &+ count) {
            do throws(EvaluationError) {
                guard try condition(code.children[child]) else { return false }
            } catch {
                if error.isFinal { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return true
    }

    /// True if one term is, whatever errors the others are; else the first error, else false.
    func disjunction(_ first: Int32, _ count: Int32) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for child in Int(first)..<Int(first &+ count) {
            do throws(EvaluationError) {
                if try condition(code.children[child]) { return true }
            } catch {
                if error.isFinal { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return false
    }

    func areEqual(_ left: Int32, _ right: Int32, _ step: Step) throws(EvaluationError) -> Bool {
        // Values in their places are compared there: copying one counts a reference.
        if let left = place(left), let right = place(right) {
            switch (left.pointee, right.pointee) {
            case (.string(let left)?, .string(let right)?) where left.utf8.count <= 256:
                return left.hasSameScalars(as: right)
            case (.int(let left)?, .int(let right)?): return left == right
            case (.bool(let left)?, .bool(let right)?): return left == right
            default: break
            }
        }
        let (left, right) = (try operand(left), try operand(right))
        return try located(step) { () throws(EvaluationError.Kind) in try left.equals(right, meter) }
    }

    func compare(
        _ comparison: Operation.Comparison, _ left: Int32, _ right: Int32, _ step: Step
    ) throws(EvaluationError) -> Bool {
        let (left, right) = (try operand(left), try operand(right))
        if case .int(let left) = left, case .int(let right) = right { return comparison.holds(Order(left, right)) }
        let order = try located(step) { () throws(EvaluationError.Kind) in try left.order(right, meter) }
        guard let order else { throw noOverload(comparison.name, left, right, at: step) }
        return comparison.holds(order)
    }

    func matches(_ text: Int32, _ pattern: Int32, _ step: Step) throws(EvaluationError) -> Bool {
        let text = try operand(text)
        guard case .string(let text) = text else { throw noOverload("matches", text, .string(""), at: step) }
        guard meter.take(code.patterns[Int(pattern)].cost(of: text)) else {
            throw EvaluationError(.costExceeded, at: step.mark)
        }
        return code.patterns[Int(pattern)].matches(text)
    }

    func contains(_ element: Int32, in whole: Int32, _ step: Step) throws(EvaluationError) -> Bool {
        let (element, whole) = (try operand(element), try operand(whole))
        switch whole {
        case .list(let elements):
            return try located(step) { () throws(EvaluationError.Kind) in
                try meter.charge(elements.count)
                for candidate in elements where try candidate.equals(element, meter) { return true }
                return false
            }
        case .map(let map):
            return map[element] != nil
        default:
            throw noOverload("@in", element, whole, at: step)
        }
    }
}

extension Operation.Comparison {
    fileprivate var name: String {
        switch self {
        case .less: "_<_"
        case .lessOrEqual: "_<=_"
        case .greater: "_>_"
        case .greaterOrEqual: "_>=_"
        }
    }

    fileprivate func holds(_ order: Order) -> Bool {
        switch self {
        case .less: order == .ascending
        case .lessOrEqual: order == .ascending || order == .equal
        case .greater: order == .descending
        case .greaterOrEqual: order == .descending || order == .equal
        }
    }
}
