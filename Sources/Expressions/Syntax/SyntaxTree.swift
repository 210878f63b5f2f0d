/// An expression as it was written, macros replaced by what they stand for.
///
/// The nodes of a tree lie in one array, children before their parents, so a deep tree is freed without recursion.
public struct SyntaxTree: Sendable {
    /// All nodes; a node's index is its name in its parents.
    public let nodes: [SyntaxNode]
    /// The index of the whole expression.
    public let root: Int

    /// The node at `index`.
    public subscript(index: Int) -> SyntaxNode { nodes[index] }
}

/// One step of an expression.
public struct SyntaxNode: Sendable {
    /// What the step is. Numbers are indexes of nodes.
    public enum Kind: Sendable {
        case literal(Value)
        /// A variable, a type or a part of a longer name; `.a` looks at the root only.
        case name(String, isRooted: Bool)
        /// `a.b`, or `a.?b`.
        case field(of: Int, String, isOptional: Bool)
        /// `has(a.b)`.
        case presence(of: Int, String)
        case operation(Operator, [Int])
        /// All terms of `a && b && c`.
        case and([Int])
        /// All terms of `a || b || c`.
        case or([Int])
        case conditional(Int, then: Int, else: Int)
        /// `f(a)`, `a.f(b)`; `isRooted` for `.f(a)`.
        case call(String, target: Int?, arguments: [Int], isRooted: Bool)
        /// Elements; an optional one, `[?a]`, is left out if it is none.
        case list([(value: Int, isOptional: Bool)])
        /// Entries; an optional one, `{?k: v}`, is left out if its value is none.
        case map([(key: Int, value: Int, isOptional: Bool)])
        /// `Name{…}`, which this implementation refuses.
        case message(String)
        /// A macro over the elements of a list or map.
        case loop(Loop)
        /// `cel.bind(name, value, body)`, and `cel.block` with one name for each of its values.
        case binding([(name: String, value: Int)], body: Int)
        /// `target.optMap(name, body)`; flat for `optFlatMap`.
        case optionalMap(Int, name: String, body: Int, isFlat: Bool)
    }

    /// What the step is.
    public let kind: Kind
    /// The source from its first to behind its last byte of UTF-8.
    public let span: Range<Int>
    /// The byte that stands for it: the operator of a sum, the dot of a field, the bracket of a call.
    public let mark: Int
}

/// A macro over elements: `e.all(x, p)` and its kin.
public struct Loop: Sendable {
    /// Which macro it is.
    public enum Kind: Hashable, Sendable {
        case all, exists, existsOne
        /// `map`, `transformList`: a list of the bodies, where the filter holds.
        case list
        /// `filter`: the elements for which the body holds.
        case filter
        /// `transformMap`: the body under each key.
        case mapValues
        /// `transformMapEntry`: the entries of the maps that the bodies are.
        case mapEntries
        /// `sortBy`: the elements in the order of the bodies.
        case sort
    }

    /// Which macro it is.
    public let kind: Kind
    /// The list or map.
    public let range: Int
    /// Element or key; with a `second`, index or key.
    public let variable: String
    /// In the macros of two variables, the element or value.
    public let second: String?
    /// `map(x, filter, body)`.
    public let filter: Int?
    /// What is asked or made of each element.
    public let body: Int
}

extension SyntaxNode.Kind {
    /// The nodes that this one is made of, in the order of the source.
    public var children: [Int] {
        switch self {
        case .literal, .name, .message: []
        case .field(let operand, _, _), .presence(let operand, _): [operand]
        case .operation(_, let operands), .and(let operands), .or(let operands): operands
        case .conditional(let condition, let first, let second): [condition, first, second]
        case .call(_, let target, let arguments, _): (target.map { [$0] } ?? []) + arguments
        case .list(let elements): elements.map(\.value)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .loop(let loop): [loop.range] + (loop.filter.map { [$0] } ?? []) + [loop.body]
        case .binding(let values, let body): values.map(\.value) + [body]
        case .optionalMap(let target, _, let body, _): [target, body]
        }
    }
}
