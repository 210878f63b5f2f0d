extension ScalarSet {
    /// The scalars of a general category, by its short name: `Lu`, or `L` for all whose names begin so.
    static func category(_ name: String) -> ScalarSet? {
        if name == "Any" { return all }
        let found = categories.filter { name.count == 1 ? $0.name.hasPrefix(name) : $0.name == name }
        return found.isEmpty ? nil : ScalarSet(found.flatMap(\.ranges))
    }

    private static let categories: [(name: String, ranges: [ClosedRange<UInt32>])] = {
        var ranges: [String: [ClosedRange<UInt32>]] = [:]
        var start: UInt32 = 0
        var current = Unicode.Scalar(0 as UInt8).properties.generalCategory.shortName
        for value in UInt32(1)...0x110000 {
            // Surrogates are no scalars, and stand in no text.
            let next = Unicode.Scalar(value)?.properties.generalCategory.shortName ?? ""
            guard next != current else { continue }
            ranges[current, default: []].append(start...value - 1)
            (start, current) = (value, next)
        }
        ranges[""] = nil
        return ranges.sorted { $0.key < $1.key }.map { (name: $0.key, ranges: $0.value) }
    }()

    /// With all scalars that differ from one in here by case only, one to one.
    var foldingCase: ScalarSet {
        var result = ranges
        for range in ranges {
            for value in range.clamped(to: 0x41...0x7A) {
                if value >= 0x61 { result.append(value - 0x20...value - 0x20) }
                if value <= 0x5A { result.append(value + 0x20...value + 0x20) }
                if value | 0x20 == 0x6B { result.append(0x212A...0x212A) }
                if value | 0x20 == 0x73 { result.append(0x17F...0x17F) }
            }
        }
        guard let last = ranges.last, last.upperBound > 0x7F else { return ScalarSet(result) }
        for group in Self.casePartners where group.contains(where: contains) {
            result += group.map { $0...$0 }
        }
        return ScalarSet(result)
    }

    /// Groups of scalars that are one letter but for their case.
    private static let casePartners: [[UInt32]] = {
        var groups: [UInt32: [UInt32]] = [:]
        for value in UInt32(0x41)...0x1E943 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isCased else { continue }
            groups[scalar.upper.lower.value, default: []].append(value)
        }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }()
}

extension Unicode.Scalar {
    fileprivate var upper: Unicode.Scalar { Self.only(properties.uppercaseMapping) ?? self }
    fileprivate var lower: Unicode.Scalar { Self.only(properties.lowercaseMapping) ?? self }

    private static func only(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}

extension ClosedRange<UInt32> {
    /// The part within `limits`, which may be nothing.
    fileprivate func clamped(to limits: ClosedRange<UInt32>) -> Range<UInt32> {
        let low = Swift.max(lowerBound, limits.lowerBound)
        let high = Swift.min(upperBound, limits.upperBound)
        return low <= high ? low..<high + 1 : 0..<0
    }
}

extension Unicode.GeneralCategory {
    /// The name of two letters that the Unicode standard gives it.
    fileprivate var shortName: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
