/// What an expression may speak of: variables, functions and time zones, besides what the language brings.
public struct Environment: Sendable {
    /// Looks up a time zone by its name, as `Europe/Paris`; nil if there is none.
    public typealias Zones = @Sendable (String) -> Timestamp.Zone?

    /// A variable that expressions may read.
    public struct Variable: Hashable, Sendable {
        /// Simple or qualified, as `request.auth`.
        public let name: String
        /// The type of its values.
        public let type: ValueType
    }

    /// Where names are looked for first: in `a.b`, `x` may be `a.b.x`, `a.x` or `x`.
    public let container: String
    /// In the order of their slots.
    public private(set) var variables: [Variable] = []
    private(set) var variableSlots: [String: Int] = [:]
    private(set) var functions = Function.library
    let zones: Zones

    /// The language with its extensions, and no variables. `zones` finds time zones; fixed offsets and `UTC` it is not
    /// asked for.
    public init(container: String = "", zones: @escaping Zones = { _ in nil }) {
        self.container = container
        self.zones = zones
    }

    /// Declares a variable, or gives one another type. Answers its slot in `Bindings`.
    @discardableResult
    public mutating func declare(_ name: String, _ type: ValueType) -> Int {
        let variable = Variable(name: name, type: type)
        if let slot = variableSlots[name] {
            variables[slot] = variable
            return slot
        }
        variableSlots[name] = variables.count
        variables.append(variable)
        return variables.count - 1
    }

    /// Declares a function, or one more overload of it. Values reach `implementation` only if they are of the types
    /// that `signature` names; its answer's type is its own to keep.
    public mutating func declare(
        function name: String, _ signature: Signature, _ implementation: @escaping Implementation
    ) {
        let overload = Overload(signature: signature, implementation: implementation, checksArguments: false)
        functions[name, default: Function(name)].overloads.append(overload)
    }

    /// The names that `name` may stand for, the first to be tried first. A leading dot means the root only.
    func candidates(_ name: String) -> [String] {
        if name.hasPrefix(".") { return [String(name.dropFirst())] }
        guard !container.isEmpty else { return [name] }
        var candidates: [String] = []
        var scope = container[...]
        while !scope.isEmpty {
            candidates.append("\(scope).\(name)")
            scope = scope.lastIndex(of: ".").map { scope[..<$0] } ?? ""
        }
        return candidates + [name]
    }
}
