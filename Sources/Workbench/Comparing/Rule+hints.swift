import Expressions
import Routing

extension Rule {
    /// Attach data that may make the rule's formulas true or false: each key that they speak of with each value that they
    /// name, and with one that they do not.
    var hints: [String] {
        allFormulas.flatMap { formula -> [String] in
            let tree = formula.expression.tree
            var keys: Set<String> = []
            var values: Set<String> = []
            for node in tree.nodes {
                switch node.kind {
                case .field(_, let name, _), .presence(_, let name): keys.insert(name)
                case .literal(.string(let text)): values.formUnion([text, "\(text)-other"])
                case .literal(.int(let number)): values.formUnion([String(number), String(number &+ 1)])
                case .literal(.bool(let value)): values.insert(String(value))
                default: continue
                }
            }
            return keys.sorted().flatMap { key in values.sorted().map { AttachPairs.text([(key, $0)]) } }
        }
    }
}

extension Array {
    /// The element at `index`; nil beyond the last.
    func at(_ index: Int) -> Element? { index < count ? self[index] : nil }
}
