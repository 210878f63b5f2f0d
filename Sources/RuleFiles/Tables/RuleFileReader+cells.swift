import Routing

extension RuleFileReader {
    /// The matcher that a cell stands for.
    func condition(_ reader: NodeReader, _ column: TableColumn) -> Condition? {
        switch column {
        case .number(let isCaller):
            let matches = reader.itemsOrSingle().compactMap { singleMatch($0, isCaller: isCaller) }
            guard !matches.isEmpty else { return nil }
            let match = matches.count == 1 ? matches[0] : .any(matches)
            return isCaller ? .clid(match) : .dnis(match)
        case .window: return .during(reader.itemsOrSingle().compactMap { windowNames.resolve($0) })
        case .attach(let slot, let field):
            let items = reader.itemsOrSingle()
            if items.isEmpty { reportEmpty(reader) }
            let tests = items.compactMap { attachCell($0, slot, field) }
            return tests.count == 1 ? tests[0] : .any(tests)
        case .formula: return nil
        }
    }

    private func attachCell(_ reader: NodeReader, _ slot: Slot<AttachField>, _ field: AttachField) -> Condition? {
        guard let text = reader.node.scalar?.text else { return reader.wrongType("a single value") }
        if field.type == .string, let prefix = text.prefixBeforeStar {
            guard let pattern = try? TextPattern("^\(prefix.quotedForPattern)") else { return nil }
            return .attach(AttachTest(slot, .matches(pattern)))
        }
        if field.type == .int || field.type == .double, let (low, high) = text.rangeEnds {
            guard let low = bound(low, reader), let high = bound(high, reader) else { return nil }
            guard isAscending(low, high, reader) else { return nil }
            return .all([
                .attach(AttachTest(slot, .compared(.atLeast, low))),
                .attach(AttachTest(slot, .compared(.atMost, high))),
            ])
        }
        return attachOperation(reader, of: field).map { .attach(AttachTest(slot, $0)) }
    }

    private func bound(_ text: String, _ reader: NodeReader) -> AttachValue? {
        AttachType.int.value(of: text) ?? AttachType.double.value(of: text)
            ?? reader.badValue("is a range with \(text.quoted), which is no number", help: "write 1..9")
    }

    private func isAscending(_ low: AttachValue, _ high: AttachValue, _ reader: NodeReader) -> Bool {
        guard let first = Double(low.description), let last = Double(high.description), first > last else {
            return true
        }
        let _: Never? = reader.badValue("is a range that ends before it begins", help: "write \(high)..\(low)")
        return false
    }

    // MARK: Formulas

    /// The formula that a cell stands for.
    func formula(
        _ reader: NodeReader, _ subject: String, guarded: Bool, _ kind: TableColumn.Kind
    ) -> String? {
        let items = reader.itemsOrSingle()
        if items.isEmpty { reportEmpty(reader) }
        let tests = items.compactMap { formulaCell($0, subject, kind) }
        guard tests.count == items.count, !tests.isEmpty else { return nil }
        let test = tests.count == 1 ? tests[0] : tests.map { "(\($0))" }.joined(separator: " || ")
        // NULL is no value that a cell can name.
        return guarded ? "has(\(subject)) && (\(test))" : test
    }

    private func formulaCell(_ reader: NodeReader, _ subject: String, _ kind: TableColumn.Kind) -> String? {
        guard let text = reader.node.scalar?.text else { return reader.wrongType("a single value") }
        switch kind {
        case .text:
            if let prefix = text.prefixBeforeStar { return "\(subject).startsWith(\(prefix.quotedForFormula))" }
            return "\(subject) == \(text.quotedForFormula)"
        case .bool:
            guard let value = reader.bool() else { return nil }
            return "\(subject) == \(value)"
        case .int, .double, .duration:
            if let (sign, operand) = Self.comparison(text) {
                return literal(operand, kind, reader).map { "\(subject) \(sign.rawValue) \($0)" }
            }
            if let (low, high) = text.rangeEnds {
                guard let first = literal(low, kind, reader), let last = literal(high, kind, reader) else { return nil }
                return "\(subject) >= \(first) && \(subject) <= \(last)"
            }
            return literal(text, kind, reader).map { "\(subject) == \($0)" }
        }
    }

    private func literal(_ text: String, _ kind: TableColumn.Kind, _ reader: NodeReader) -> String? {
        switch kind {
        case .int:
            if let number = Int64(text) { return String(number) }
            return reader.badValue("has \(text.quoted), which is no whole number", help: "write 5, \"> 5\" or 1..9")
        case .double:
            if case .double(let number)? = AttachType.double.value(of: text) { return String(number) }
            return reader.badValue("has \(text.quoted), which is no number", help: "write 5, \"> 5\" or 1..9")
        case .duration:
            if let time = Duration(written: text) { return "duration(\"\(time.wholeMilliseconds)ms\")" }
            return reader.badValue("has \(text.quoted), which is no time", help: "write 30s, \"> 30s\" or 10s..60s")
        case .text, .bool: return nil
        }
    }
}

extension String {
    /// What stands before a `*` at the end; nil without one.
    var prefixBeforeStar: String? {
        count > 1 && last == "*" ? String(dropLast()) : nil
    }

    /// `1..9`.
    var rangeEnds: (String, String)? {
        guard let dots = firstRange(of: "..") else { return nil }
        return (String(self[..<dots.lowerBound]), String(self[dots.upperBound...]))
    }

    private func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            let rest = self[start...]
            if rest.hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }

    /// As a regular expression that matches this text alone.
    fileprivate var quotedForPattern: String {
        String(flatMap { "\\.+*?()|[]{}^$".contains($0) ? ["\\", $0] : [$0] })
    }
}
