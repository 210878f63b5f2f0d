/// The types that a function takes and the one it answers.
public struct Signature: Hashable, Sendable {
    /// A method's type before the dot comes first.
    public let parameters: [ValueType]
    /// The type of the answer.
    public let result: ValueType
    /// Called as `a.f(b)` rather than `f(a, b)`.
    public let isMethod: Bool
    /// Whether `parameters` or `result` name type parameters.
    let isGeneric: Bool

    init(_ parameters: [ValueType], _ result: ValueType, isMethod: Bool) {
        self.parameters = parameters
        self.result = result
        self.isMethod = isMethod
        isGeneric = result.isGeneric || parameters.contains(where: \.isGeneric)
    }

    /// `f(parameters) -> result`.
    public static func function(_ parameters: ValueType..., to result: ValueType) -> Signature {
        Signature(parameters, result, isMethod: false)
    }

    /// `receiver.f(parameters) -> result`.
    public static func method(_ receiver: ValueType, _ parameters: ValueType..., to result: ValueType) -> Signature {
        Signature([receiver] + parameters, result, isMethod: true)
    }

    /// Whether values of these kinds may be its arguments, as far as values know their types.
    func accepts(_ arguments: Arguments) -> Bool {
        guard arguments.count == parameters.count else { return false }
        return parameters.indices.allSatisfy { index in
            switch parameters[index] {
            case .dyn, .parameter: true
            case .record(let type):
                if case .record(let record) = arguments[index] { record.type == type } else { false }
            case let type: type.name == arguments[index].type.name
            }
        }
    }
}

extension ValueType {
    var isGeneric: Bool {
        if case .parameter = self { return true }
        return parameters.contains(where: \.isGeneric)
    }
}
