import Routing

extension RuleFileReader {
    /// What a cell lets through.
    func shape(of reader: NodeReader, _ column: TableColumn) -> CellShape {
        let items = reader.itemsOrSingle()
        let texts = items.compactMap { $0.node.scalar?.text }
        let whole = CellShape.other(texts.joined(separator: "|"))
        // What is wrong with an empty cell is said where its condition is read.
        guard !texts.isEmpty, texts.count == items.count else { return whole }
        switch column {
        case .number:
            let patterns = texts.compactMap { try? NumberPattern(parsing: $0) }
            return patterns.count == texts.count ? .patterns(patterns) : whole
        case .window:
            let slots = texts.compactMap { name in windows.firstIndex { $0.name == name }.map(Slot<Window>.init) }
            return slots.count == texts.count ? .windows(slots) : whole
        case .attach(_, let field): return attachShape(texts, field) ?? whole
        case .formula(_, _, let kind): return shape(texts, kind) ?? whole
        }
    }

    private func attachShape(_ texts: [String], _ field: AttachField) -> CellShape? {
        guard field.type == .string else {
            if texts.allSatisfy({ $0 == "absent" }) { return .absent }
            return texts.contains("absent") ? nil : shape(texts, TableColumn.Kind(field.type))?.among(field.values)
        }
        var cells = texts.map { text -> TextCell in
            switch text {
            case "present": .present
            case "absent": .absent
            default: text.prefixBeforeStar.map(TextCell.prefix) ?? .text(text)
            }
        }
        if field.fallback != nil { cells.removeAll { if case .absent = $0 { true } else { false } } }
        let values = field.values.map(\.description)
        return .texts(values.isEmpty ? cells : cells.flatMap { $0.among(values) })
    }

    private func shape(_ texts: [String], _ kind: TableColumn.Kind) -> CellShape? {
        switch kind {
        case .bool: return .texts(texts.flatMap { $0 == "present" ? ["true", "false"] : [$0] }.map(TextCell.text))
        case .text: return .texts(texts.map { text in text.prefixBeforeStar.map(TextCell.prefix) ?? .text(text) })
        case .int, .duration:
            let ranges = texts.compactMap { wholes($0, kind) }
            return ranges.count == texts.count ? .wholes(ranges.flatMap(\.self)) : nil
        case .double:
            let ranges = texts.compactMap(numbers)
            return ranges.count == texts.count ? .numbers(ranges.flatMap(\.self)) : nil
        }
    }

    // MARK: Numbers

    /// The decimal numbers that an entry lets through; nil where it is none, as the reader of cells then says.
    private func numbers(_ text: String) -> [ClosedRange<Double>]? {
        func number(_ text: String) -> Double? { AttachType.double.value(of: text)?.number }
        if let (low, high) = text.rangeEnds {
            guard let low = number(low), let high = number(high), low <= high else { return nil }
            return [low...high]
        }
        if text == "present" { return [-.infinity ... .infinity] }
        guard let (sign, operand) = Self.comparison(text) else { return number(text).map { [$0...$0] } }
        guard let limit = number(operand) else { return nil }
        switch sign {
        case .less: return [-.infinity...limit.nextDown]
        case .atMost: return [-.infinity...limit]
        case .greater: return [limit.nextUp ... .infinity]
        case .atLeast: return [limit ... .infinity]
        case .equal: return [limit...limit]
        case .unequal: return [-.infinity...limit.nextDown, limit.nextUp ... .infinity]
        }
    }

    /// The whole numbers, or the milliseconds.
    private func wholes(_ text: String, _ kind: TableColumn.Kind) -> [ClosedRange<Int64>]? {
        /// The whole numbers next to what is written, itself where it is one.
        func number(_ text: String) -> (below: Int64, above: Int64)? {
            let whole =
                if case .duration = kind { Duration(written: text)?.wholeMilliseconds } else { Int64(text) }
            if let whole { return (whole, whole) }
            guard case .int = kind, let number = AttachType.double.value(of: text)?.number,
                let below = Int64(exactly: number.rounded(.down)), let above = Int64(exactly: number.rounded(.up))
            else { return nil }
            return (below, above)
        }
        func range(_ low: Int64?, _ high: Int64?) -> [ClosedRange<Int64>] {
            guard let low, let high, low <= high else { return [] }
            return [low...high]
        }
        if let (low, high) = text.rangeEnds {
            guard let low = number(low), let high = number(high) else { return nil }
            return range(low.above, high.below)
        }
        if text == "present" { return range(.min, .max) }
        guard let (sign, operand) = Self.comparison(text) else {
            return number(text).map { $0.below == $0.above ? range($0.below, $0.above) : [] }
        }
        guard let limit = number(operand) else { return nil }
        // Below the least whole number and above the greatest there is none.
        let before = limit.above.subtractingReportingOverflow(1)
        let after = limit.below.addingReportingOverflow(1)
        let less = range(.min, before.overflow ? nil : before.partialValue)
        let greater = range(after.overflow ? nil : after.partialValue, .max)
        switch sign {
        case .less: return less
        case .atMost: return range(.min, limit.below)
        case .greater: return greater
        case .atLeast: return range(limit.above, .max)
        case .equal: return limit.below == limit.above ? range(limit.below, limit.above) : []
        case .unequal: return limit.below == limit.above ? less + greater : range(.min, .max)
        }
    }
}
