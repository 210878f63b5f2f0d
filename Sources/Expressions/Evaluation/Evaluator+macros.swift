extension Evaluator {
    /// Empties the names, so that each is computed again when it is first asked for.
    func binding(_ first: Int32, _ count: Int32, _ body: Int32) throws(EvaluationError) -> Value {
        for index in Int(first)..<Int(first + count) { frame[Int(code.slots[index])] = nil }
        return try value(body)
    }

    func bound(_ slot: Int32, _ initial: Int32) throws(EvaluationError) -> Value {
        if let value = frame[Int(slot)] { return value }
        let value = try value(initial)
        frame[Int(slot)] = value
        return value
    }

    func optionalMap(
        _ target: Int32, _ slot: Int32, _ body: Int32, isFlat: Bool, _ step: Step
    ) throws(EvaluationError) -> Value {
        let target = try value(target)
        guard case .optional(let wrapped) = target else { throw noOverload("optMap", target, at: step) }
        guard let wrapped else { return target }
        frame[Int(slot)] = wrapped
        let result = try value(body)
        guard isFlat else { return .optional(result) }
        guard case .optional = result else { throw noOverload("optFlatMap", target, result, at: step) }
        return result
    }

    func loop(_ index: Int32, _ step: Step) throws(EvaluationError) -> Value {
        let loop = code.loops[Int(index)]
        let range = try value(loop.range)
        let count: Int
        switch range {
        case .list(let list): count = list.count
        case .map(let map): count = map.count
        default: throw noOverload("elements", range, at: step)
        }
        let elements = Elements(range: range, count: count, loop: loop)
        switch loop.kind {
        case .all: return try .bool(!some(elements, are: false))
        case .exists: return try .bool(some(elements, are: true))
        case .existsOne: return try .bool(one(elements))
        case .list: return try .list(bodies(elements))
        case .filter: return try .list(filtered(elements))
        case .mapValues: return try mapValues(elements, step)
        case .mapEntries: return try mapEntries(elements, step)
        case .sort: return try sorted(elements, step)
        }
    }

    private struct Elements {
        let range: Value
        let count: Int
        let loop: Code.LoopSite
    }

    /// Gives the loop's names the element at `index`. Answers the first of them.
    @discardableResult
    private func enter(_ elements: Elements, _ index: Int) throws(EvaluationError) -> Value {
        let loop = elements.loop
        let first: Value
        switch elements.range {
        case .list(let list):
            first = loop.second < 0 ? list[index] : .int(Int64(index))
            if loop.second >= 0 { frame[Int(loop.second)] = list[index] }
        case .map(let map):
            first = map.entries[index].key
            if loop.second >= 0 { frame[Int(loop.second)] = map.entries[index].value }
        default:
            preconditionFailure("loops go over lists and maps")
        }
        frame[Int(loop.variable)] = first
        return first
    }

    private func isLeftOut(_ elements: Elements) throws(EvaluationError) -> Bool {
        guard elements.loop.filter >= 0 else { return false }
        return try !condition(elements.loop.filter)
    }

    /// Whether the body is `sought` for an element. If it is for none, errors of the others count.
    private func some(_ elements: Elements, are sought: Bool) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for index in 0..<elements.count {
            try enter(elements, index)
            do throws(EvaluationError) {
                if try condition(elements.loop.body) == sought { return true }
            } catch {
                if error.isFinal { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return false
    }

    private func one(_ elements: Elements) throws(EvaluationError) -> Bool {
        var count = 0
        for index in 0..<elements.count {
            try enter(elements, index)
            if try condition(elements.loop.body) { count += 1 }
        }
        return count == 1
    }

    private func bodies(_ elements: Elements) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        for index in 0..<elements.count {
            try enter(elements, index)
            if try !isLeftOut(elements) { try values.append(value(elements.loop.body)) }
        }
        return values
    }

    private func filtered(_ elements: Elements) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        for index in 0..<elements.count {
            let element = try enter(elements, index)
            if try condition(elements.loop.body) { values.append(element) }
        }
        return values
    }

    private func mapValues(_ elements: Elements, _ step: Step) throws(EvaluationError) -> Value {
        var builder = ValueMap.Builder()
        for index in 0..<elements.count {
            let key = try enter(elements, index)
            if try !isLeftOut(elements) { try insert(key, value(elements.loop.body), into: &builder, step) }
        }
        return .map(ValueMap(builder))
    }

    private func mapEntries(_ elements: Elements, _ step: Step) throws(EvaluationError) -> Value {
        var builder = ValueMap.Builder()
        for index in 0..<elements.count {
            try enter(elements, index)
            guard try !isLeftOut(elements) else { continue }
            let body = try value(elements.loop.body)
            guard case .map(let entries) = body else { throw noOverload("transformMapEntry", body, at: step) }
            for entry in entries.entries { try insert(entry.key, entry.value, into: &builder, step) }
        }
        return .map(ValueMap(builder))
    }

    private func sorted(_ elements: Elements, _ step: Step) throws(EvaluationError) -> Value {
        guard case .list(let list) = elements.range else { throw noOverload("sortBy", elements.range, at: step) }
        let keys = try bodies(elements)
        let order = try located(step) { () throws(EvaluationError.Kind) in try keys.sortedIndices(meter) }
        return .list(order.map { list[$0] })
    }
}
