extension Function {
    /// Lists cut, flattened, turned and sorted.
    static let lists: [Function] = [
        Function("slice", [.method(.list(a), .int, .int, to: .list(a))]) { arguments throws(EvaluationError.Kind) in
            let (list, start, end) = try (arguments.list(0), arguments.int(1), arguments.int(2))
            guard start >= 0, start <= end, end <= list.count else {
                throw .badArgument("slice(\(start), \(end)) of \(list.count) elements")
            }
            try arguments.charge(Int(end - start))
            return .list(Array(list[Int(start)..<Int(end)]))
        },
        Function("flatten", [.method(.list(.list(a)), to: .list(a)), .method(.list(.dyn), .int, to: .list(.dyn))]) {
            arguments throws(EvaluationError.Kind) in
            let depth = arguments.count == 1 ? 1 : try arguments.int(1)
            guard depth >= 0 else { throw .badArgument("flatten(\(depth))") }
            var result: [Value] = []
            try arguments.flatten(arguments.list(0), depth, into: &result)
            return .list(result)
        },
        Function("lists.range", [.function(.int, to: .list(.int))]) { arguments throws(EvaluationError.Kind) in
            let count = try arguments.int(0)
            try arguments.charge(count < 0 ? 0 : Int(clamping: count))
            return .list((0..<max(0, count)).map(Value.int))
        },
        Function("reverse", [.method(.list(a), to: .list(a))], reverse),
        Function("distinct", [.method(.list(a), to: .list(a))]) { arguments throws(EvaluationError.Kind) in
            try .list(arguments.distinct(arguments.list(0)))
        },
        Function("sort", [.method(.list(a), to: .list(a))]) { arguments throws(EvaluationError.Kind) in
            let list = try arguments.list(0)
            return try .list(list.sortedIndices(arguments.meter).map { list[$0] })
        },
        Function("first", [.method(.list(a), to: .optional(a))]) { arguments throws(EvaluationError.Kind) in
            try .optional(arguments.list(0).first)
        },
        Function("last", [.method(.list(a), to: .optional(a))]) { arguments throws(EvaluationError.Kind) in
            try .optional(arguments.list(0).last)
        },
    ]

    /// Of a list's elements and of a string's characters: the value tells which.
    static let reverse: Implementation = { arguments throws(EvaluationError.Kind) in
        switch arguments[0] {
        case .list(let list):
            try arguments.charge(list.count)
            return .list(list.reversed())
        case .string(let text):
            try arguments.meter.charge(bytes: text.utf8.count)
            var reversed = String.UnicodeScalarView()
            reversed.append(contentsOf: text.unicodeScalars.reversed())
            return .string(String(reversed))
        default: throw arguments.noOverload
        }
    }
}

extension Arguments {
    fileprivate func flatten(
        _ list: [Value], _ depth: Int64, into result: inout [Value]
    ) throws(EvaluationError.Kind) {
        try charge(list.count)
        for element in list {
            if depth > 0, case .list(let inner) = element {
                try flatten(inner, depth - 1, into: &result)
            } else {
                result.append(element)
            }
        }
    }

    /// The first of each set of equal elements. Those that may be keys are told apart by hashing.
    fileprivate func distinct(_ list: [Value]) throws(EvaluationError.Kind) -> [Value] {
        try charge(list.count)
        var keys: Set<MapKey> = []
        var others: [Value] = []
        var result: [Value] = []
        for element in list {
            if let key = MapKey(finding: element) {
                if keys.insert(key).inserted { result.append(element) }
                continue
            }
            try charge(others.count)
            var isNew = true
            for other in others where try other.equals(element, meter) {
                isNew = false
                break
            }
            if isNew {
                others.append(element)
                result.append(element)
            }
        }
        return result
    }
}

extension [Value] {
    /// The indices in the order of the elements, equals as they stand. All elements must be of one type with an order.
    func sortedIndices(_ meter: Meter) throws(EvaluationError.Kind) -> [Int] {
        guard let first else { return [] }
        for element in self where element.type.name != first.type.name {
            throw .noOverload("sort", [first.type.name, element.type.name])
        }
        guard try first.order(first, meter) != nil else { throw .noOverload("sort", [first.type.name]) }
        return try merged(0..<count, meter)
    }

    /// Merge sort, because the standard library's sort cannot throw a typed error.
    private func merged(_ range: Range<Int>, _ meter: Meter) throws(EvaluationError.Kind) -> [Int] {
        guard range.count > 1 else { return Array<Int>(range) }
        let middle = range.lowerBound + range.count / 2
        var left = try merged(range.lowerBound..<middle, meter)[...]
        var right = try merged(middle..<range.upperBound, meter)[...]
        var result: [Int] = []
        result.reserveCapacity(range.count)
        try meter.charge(range.count)
        while let first = left.first, let second = right.first {
            if try self[second].order(self[first], meter) == .ascending {
                result.append(right.removeFirst())
            } else {
                result.append(left.removeFirst())
            }
        }
        return result + left + right
    }
}
