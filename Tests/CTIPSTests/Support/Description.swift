import SOAP

/// What a service description says, without order, layout and documentation: one line a fact.
struct Description {
    let facts: Set<String>

    init(_ root: Element) {
        var facts: Set<String> = []
        for part in root.children {
            let name = part.attribute("name") ?? ""
            switch part.name {
            case "types":
                for schema in part.children { Self.add(schema, to: &facts) }
            case "message":
                for child in part.children {
                    facts.insert("message \(name) \(child.values("name", "element"))")
                }
            default:
                Self.addAll(part, under: part.name, to: &facts)
            }
        }
        self.facts = facts
    }

    /// Port type, binding, service: every element with all its attributes, under the names above it.
    private static func addAll(_ element: Element, under path: String, to facts: inout Set<String>) {
        let address = element.name == "address"
        facts.insert("\(path) \(address ? [] : element.allAttributes)")
        for child in element.children {
            addAll(child, under: "\(path)/\(element.attribute("name") ?? "")/\(child.name)", to: &facts)
        }
    }

    static func add(_ schema: Element, to facts: inout Set<String>) {
        let namespace = schema.attribute("targetNamespace") ?? ""
        for declaration in schema.children where declaration.name != "import" {
            facts.insert(
                "\(declaration.name) {\(namespace)}\(declaration.attribute("name") ?? "") \(contents(declaration))")
        }
    }

    private static func contents(_ element: Element) -> String {
        let inner = element.children.map { child in
            "\(child.name)\(child.allAttributes)\(child.isLeaf ? child.text.filter { !$0.isWhitespace } : "")(\(contents(child)))"
        }
        return "\(element.values("type", "nillable")) \(inner.joined(separator: ";"))"
    }
}

extension Element {
    fileprivate func values(_ names: String...) -> String {
        names.map { attribute($0) ?? "-" }.joined(separator: ",")
    }

    fileprivate var allAttributes: [String] {
        let node = document.nodes[index]
        let first = Int(node.firstAttribute)
        return document.attributes[first..<first + Int(node.attributeCount)].map {
            "\(document.text($0.name))=\(document.text($0.value))"
        }.sorted()
    }
}
