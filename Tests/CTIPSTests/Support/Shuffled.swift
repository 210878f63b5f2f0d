import SOAP
import TestSupport

/// Writes a message again as another stack might have: children in any order, names in any case, elements in between
/// that nobody knows. Items of lists keep their order, which means something.
struct Shuffled {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func text(_ element: Element, isMember: Bool = false) -> String {
        var children = element.children
        let isList = Set(children.map(\.name)).count < max(children.count, 2)
        if isMember, !isList { children.shuffle(using: &random) }
        let isEnvelope = element.namespace == .envelope
        var inside = children.isEmpty ? escaped(element.text) : ""
        for child in children {
            if isMember, !isList, random.chance(perMille: 150) {
                inside += "<x:Unknown><CallId>77</CallId></x:Unknown>"
            }
            inside += text(child, isMember: !isEnvelope)
        }
        let name = isEnvelope || !random.chance(perMille: 300) ? element.name : element.name.uppercased()
        var attributes = ""
        if element.isNil { attributes += " i:nil='true'" }
        if let type = element.type { attributes += " xmlns:t='\(type.uri)' i:type='t:\(type.name)'" }
        if isEnvelope {
            let declared = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:x='urn:x'"
            return "<e:\(name) xmlns:e='\(element.uri)' \(declared)>\(inside)</e:\(name)>"
        }
        return "<\(name) xmlns='\(element.uri)'\(attributes)>\(inside)</\(name)>"
    }

    private func escaped(_ text: String) -> String {
        var writer = XMLWriter()
        writer.text(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
