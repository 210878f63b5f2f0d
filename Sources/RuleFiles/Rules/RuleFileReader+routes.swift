import Expressions
import Lookups
import Routing

extension RuleFileReader {
    /// The destinations a route can name; exactly one, unless a lookup's row may say.
    static let destinationKeys = [
        "queue", "agent", "external", "extension", "default", "voicemail", "ivr", "busy",
    ]

    /// `route`, `on_failure`, or one of `alternates`.
    func route(_ reader: NodeReader, needsDestination: Bool, isAlternate: Bool = false) -> Route? {
        guard var mapping = reader.mapping() else { return nil }
        let route = route(&mapping, needsDestination: needsDestination, isAlternate: isAlternate)
        mapping.finish()
        return route
    }

    /// The keys of a route in a mapping that may have others.
    func route(_ mapping: inout MappingReader, needsDestination: Bool, isAlternate: Bool) -> Route? {
        var found: [(key: String, reader: NodeReader)] = []
        for key in Self.destinationKeys {
            if let reader = mapping.optional(key) { found.append((key, reader)) }
        }
        let priorityReader = mapping.optional("priority")
        let priorityFormula = priorityReader.flatMap(computed)
        let priority = priorityFormula == nil ? priorityReader?.priority() : nil
        let attachReader = mapping.optional("attach")
        let computedAttach = attachReader.flatMap(self.computedAttach)
        let attach = computedAttach == nil ? attachReader.flatMap(attachOutput) : nil
        let lastAgent = isAlternate ? nil : mapping.optional("last_agent").flatMap(self.lastAgent)
        var alternates: [Route?] = []
        if !isAlternate {
            let items = mapping.optional("alternates")?.items() ?? []
            alternates = items.map { route($0, needsDestination: true, isAlternate: true) }
        }
        if found.count > 1 {
            let names = found.map(\.key).joined(separator: ", ")
            findings.error(
                "two-destinations", "a call goes to one destination, and here are \(names)",
                help: "keep one; others can stand under alternates:", at: found[1].reader.range)
            return nil
        }
        guard let (key, destinationReader) = found.first else {
            if needsDestination {
                findings.error(
                    "no-destination", "\(mapping.whole.name) names no destination",
                    help: "name one of \(Self.destinationKeys.joined(separator: ", "))",
                    at: mapping.whole.range.firstLine)
                return nil
            }
            return Route(
                nil, priority: priority, attach: attach, alternates: alternates.compactMap(\.self),
                computed: ComputedRoute(
                    priority: priorityFormula.flatMap { value($0, of: .int) }, attach: computedAttach ?? nil,
                    lastAgent: lastAgent))
        }
        var destination: Destination?
        var computedDestination: ComputedRoute.Destination?
        if computed(destinationReader) != nil {
            computedDestination = self.computedDestination(key, destinationReader)
            guard computedDestination != nil else { return nil }
        } else {
            destination = self.destination(key, destinationReader)
            guard destination != nil else { return nil }
        }
        return Route(
            destination, priority: priority, attach: attach, alternates: alternates.compactMap(\.self),
            computed: ComputedRoute(
                destination: computedDestination, priority: priorityFormula.flatMap { value($0, of: .int) },
                attach: computedAttach ?? nil, lastAgent: lastAgent))
    }

    func destination(_ key: String, _ reader: NodeReader) -> Destination? {
        switch key {
        case "queue":
            guard let slot = queueNames.resolve(reader) else { return nil }
            if slot.index < queues.count, !queues[slot].isActive {
                findings.error(
                    "inactive-queue", "queue \(queues[slot].name.quoted) is not active and takes no calls",
                    help: "name another queue, or take out active: false", at: reader.range)
            }
            return .queue(slot)
        case "agent": return agentNames.resolve(reader).map(Destination.agent)
        case "external": return reader.dialString().map(Destination.external)
        case "extension": return reader.dialString().map(Destination.extension)
        case "voicemail": return reader.serviceName().map(Destination.voicemail)
        case "ivr": return reader.serviceName().map(Destination.ivr)
        case "default": return isTrue(reader) ? .default : nil
        case "busy": return isTrue(reader) ? .busy : nil
        default: preconditionFailure("\(key) is no destination")
        }
    }

    /// `default: true`: there is nothing else to say, and `false` would say nothing.
    private func isTrue(_ reader: NodeReader) -> Bool {
        guard let value = reader.bool() else { return false }
        if !value {
            findings.error(
                "bad-value", "\(reader.name) can only be true", help: "take it out, or write true", at: reader.range)
        }
        return value
    }

    func attachOutput(_ reader: NodeReader) -> AttachOutput? {
        guard case .mapping = reader.node.content else {
            return reader.anyScalar().map { AttachOutput(text: $0.text.canonical) }
        }
        let pairs = (reader.entries() ?? []).compactMap { entry in
            entry.value.anyScalar().map { AttachOutput.Pair(key: entry.name.canonical, value: $0.text.canonical) }
        }
        return AttachOutput(pairs: pairs)
    }

    /// `split`: sides with weights.
    func split(_ reader: NodeReader, needsDestination: Bool) -> Split? {
        guard let items = reader.items() else { return nil }
        var sides: [Split.Side] = []
        var isSound = true
        for item in items {
            guard var mapping = item.mapping() else {
                isSound = false
                continue
            }
            let weight = mapping.required("weight")?.int(in: 0...1_000_000)
            let route = route(&mapping, needsDestination: needsDestination, isAlternate: false)
            mapping.finish()
            if let weight, let route { sides.append(Split.Side(weight: weight, route: route)) } else { isSound = false }
        }
        guard isSound else { return nil }
        guard sides.contains(where: { $0.weight > 0 }) else {
            findings.error(
                "empty-split", "no side of this split weighs anything",
                help: "give each side a weight: { weight: 70, queue: … }",
                at: reader.range.firstLine)
            return nil
        }
        return Split(sides: sides)
    }

    /// `default`: where calls go that no rule took.
    mutating func readFallback() {
        guard let reader = setting("default") else {
            if parts.isComplete, let main = parts.main {
                findings.warning(
                    "no-default", "there is no default: calls that no rule takes are left to the switch",
                    help: "add default: { extension: \"9000\" } or default: { switch: true }",
                    at: SourceRange(main, line: 1, column: 1))
            }
            return
        }
        guard var mapping = reader.mapping() else { return }
        let keys = ["extension", "external", "switch"]
        let found = keys.compactMap { key in mapping.optional(key).map { (key, $0) } }
        let back = mapping.optional("return")
        mapping.finish()
        if let back, found.contains(where: { $0.0 == "switch" }) {
            findings.error(
                "misplaced-option", "'return' says nothing where the switch decides",
                help: "it belongs to extension or external", at: back.range)
        }
        let returnAfter = back?.milliseconds()
        guard found.count == 1, let (key, value) = found.first else {
            findings.error(
                "bad-value", "'default' names one of \(keys.joined(separator: ", "))", at: reader.range.firstLine)
            return
        }
        switch key {
        case "switch": if isTrue(value) { fallback = Fallback(.switchDefault) }
        default:
            if let destination = destination(key, value) {
                fallback = Fallback(destination, returnAfter: returnAfter)
            }
        }
    }
}
