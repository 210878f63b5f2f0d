/// What a dollar sign begins: a variable, PostgreSQL's quotation, or a mistake.
extension SQLLexer {
    mutating func scanDollar() {
        let reference = DollarReference(at: position, in: bytes)
        switch (reference.variable, reference.isClosed) {
        case (let variable?, false): add(.variable(variable), until: reference.range.upperBound)
        case (let variable?, true):
            let end = reference.range.upperBound + 1
            report(.urlVariable(variable), position..<end)
            add(.symbol, until: end)
        case (nil, true) where reference.name.isEmpty || reference.hasName: scanDollarQuote(reference)
        case (nil, _): reportUnknown(reference)
        }
    }

    private mutating func scanDollarQuote(_ reference: DollarReference) {
        guard dialect.hasDollarQuotes || dialect == .generic else { return reportUnknown(reference) }
        let tag = position..<reference.range.upperBound + 1
        if dialect == .generic { report(.ambiguous(.dollarQuote), tag) }
        let content = tag.upperBound..<(end(ofQuoteTagged: tag) ?? bytes.count)
        for inner in DollarReference.all(in: content, of: bytes) {
            if let variable = inner.variable { report(.variableInDollarQuote(variable), inner.range) }
        }
        if content.upperBound == bytes.count { report(.unterminatedDollarQuote, tag) }
        add(.dollarQuote, until: min(content.upperBound + tag.count, bytes.count))
    }

    private func end(ofQuoteTagged tag: Range<Int>) -> Int? {
        var offset = tag.upperBound
        while offset + tag.count <= bytes.count {
            if bytes[offset] == .dollar, bytes[offset..<offset + tag.count] == bytes[tag] { return offset }
            offset += 1
        }
        return nil
    }

    private mutating func reportUnknown(_ reference: DollarReference) {
        if reference.name.isEmpty {
            report(.strayDollar, position..<position + 1)
        } else {
            let nearest = LookupVariable.nearest(to: reference.name)
            report(.unknownVariable(reference.name, nearest: nearest), reference.range)
        }
        add(.symbol, until: reference.range.upperBound)
    }
}
