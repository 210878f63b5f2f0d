/// What the type parameters met so far stand for.
///
/// Types are matched both ways: a parameter on either side takes the other's type, and if it has one already, the
/// more general of both.
struct Substitution {
    private var bindings: [String: ValueType] = [:]
    private var count = 0

    /// A parameter that stands for nothing yet.
    mutating func fresh() -> ValueType {
        count += 1
        return .parameter("#\(count)")
    }

    /// The signature's types with parameters of this use alone.
    mutating func instance(of signature: Signature) -> (parameters: [ValueType], result: ValueType) {
        guard signature.isGeneric else { return (signature.parameters, signature.result) }
        var names: [String: ValueType] = [:]
        let parameters = signature.parameters.map { renamed($0, &names) }
        return (parameters, renamed(signature.result, &names))
    }

    private mutating func renamed(_ type: ValueType, _ names: inout [String: ValueType]) -> ValueType {
        if case .parameter(let name) = type {
            let parameter = names[name] ?? fresh()
            names[name] = parameter
            return parameter
        }
        guard type.isGeneric else { return type }
        var parameters: [ValueType] = []
        for parameter in type.parameters { parameters.append(renamed(parameter, &names)) }
        return type.with(parameters)
    }

    /// The type with what its parameters stand for; `dyn` for those that stand for nothing, if `isFinal`.
    func resolve(_ type: ValueType, isFinal: Bool = false) -> ValueType {
        if case .parameter(let name) = type {
            if let bound = bindings[name] { return resolve(bound, isFinal: isFinal) }
            return isFinal ? .dyn : type
        }
        guard type.isGeneric else { return type }
        return type.with(type.parameters.map { resolve($0, isFinal: isFinal) })
    }

    /// Whether an expression of type `found` may stand where `expected` is needed. Parameters are bound if so, and
    /// stay as they were if not.
    mutating func isAssignable(_ found: [ValueType], to expected: [ValueType]) -> Bool {
        guard found.count == expected.count else { return false }
        let before = bindings
        for (found, expected) in zip(found, expected) where !matches(found, expected) {
            bindings = before
            return false
        }
        return true
    }

    private mutating func matches(_ left: ValueType, _ right: ValueType) -> Bool {
        if case .parameter(let name) = right {
            switch bind(name, to: left) {
            case .bound: return true
            case .contradiction: return false
            case .circular: break
            }
        }
        if case .parameter(let name) = left { return bind(name, to: right) == .bound }
        switch (left, right) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, let other), (let other, .null): return other.isNullable
        case (.record(let left), .record(let right)): return left == right
        case (.type, .type): return true
        default:
            let (leftParts, rightParts) = (left.parameters, right.parameters)
            return left.name == right.name && leftParts.count == rightParts.count
                && zip(leftParts, rightParts).allSatisfy { matches($0, $1) }
        }
    }

    private enum Binding {
        case bound, contradiction, circular
    }

    private mutating func bind(_ name: String, to type: ValueType) -> Binding {
        if type == .parameter(name) { return .bound }
        guard let bound = bindings[name] else {
            guard !occurs(name, in: type) else { return .circular }
            bindings[name] = type
            return .bound
        }
        if bound == type { return .bound }
        guard matches(type, bound) else { return .contradiction }
        let general = Self.moreGeneral(type, bound)
        if !occurs(name, in: general) { bindings[name] = general }
        return .bound
    }

    private func occurs(_ name: String, in type: ValueType) -> Bool {
        if case .parameter(let other) = type {
            return other == name || bindings[other].map { occurs(name, in: $0) } ?? false
        }
        return type.parameters.contains { occurs(name, in: $0) }
    }

    /// The type of a literal's elements, of which the ones so far have the type `before`.
    mutating func join(_ before: ValueType?, _ next: ValueType) -> ValueType {
        guard let before else { return next }
        guard isAssignable([next], to: [before]) else { return .dyn }
        return Self.moreGeneral(before, next)
    }

    static func moreGeneral(_ left: ValueType, _ right: ValueType) -> ValueType {
        isAtLeastAsGeneral(left, right) ? left : right
    }

    private static func isAtLeastAsGeneral(_ left: ValueType, _ right: ValueType) -> Bool {
        switch (left, right) {
        case (.dyn, _), (.parameter, _): return true
        case (_, .dyn), (_, .parameter): return false
        case (.type, .type): return true
        default:
            let (leftParts, rightParts) = (left.parameters, right.parameters)
            guard left.name == right.name, leftParts.count == rightParts.count else { return false }
            return zip(leftParts, rightParts).allSatisfy { isAtLeastAsGeneral($0, $1) }
        }
    }
}

extension ValueType {
    /// Whether `null` may stand for a value of this type.
    fileprivate var isNullable: Bool {
        switch self {
        case .null, .record, .opaque, .timestamp, .duration, .address, .network, .optional: true
        default: false
        }
    }
}
