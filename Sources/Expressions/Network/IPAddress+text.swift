extension IPAddress: CustomStringConvertible {
    /// Dotted decimals, or the canonical form of RFC 5952: lower case, no leading zeros, the longest run of two or
    /// more zero groups, the first of equals, as `::`.
    public var description: String {
        guard width == 128 else {
            return (0..<4).reversed().map { String((bits >> UInt128($0 * 8)) & 0xFF) }.joined(separator: ".")
        }
        let groups = (0..<8).reversed().map { UInt16(truncatingIfNeeded: bits >> UInt128($0 * 16)) }
        let texts = groups.map { String($0, radix: 16) }
        guard let gap = Self.longestZeros(groups) else { return texts.joined(separator: ":") }
        return texts[..<gap.lowerBound].joined(separator: ":") + "::"
            + texts[gap.upperBound...].joined(separator: ":")
    }

    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start >= 2, end - start > longest?.count ?? 0 { longest = start..<end }
            start = max(end, start + 1)
        }
        return longest
    }

    /// Why a text is no address.
    enum ParseError: Error, Hashable {
        case syntax, zone, mappedIPv4
    }

    /// Reads an address. A zone (`%en0`) and an IPv4 address mapped into IPv6 are refused: the same host would have
    /// two spellings that differ.
    init(parsing text: some StringProtocol) throws(ParseError) {
        guard !text.utf8.contains(UInt8(ascii: "%")) else { throw .zone }
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.version6(text) else { throw .syntax }
            guard bits >> 32 != 0xFFFF else { throw .mappedIPv4 }
            self.init(bits: bits, width: 128)
        } else {
            guard let bits = Self.version4(text) else { throw .syntax }
            self.init(bits: UInt128(bits), width: 32)
        }
    }

    private static func version4(_ text: some StringProtocol) -> UInt32? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            // A leading zero is octal to some readers and decimal to others.
            guard (1...3).contains(part.count), part.count == 1 || part.first != 0x30 else { return nil }
            var value: UInt32 = 0
            for digit in part {
                guard digit >= 0x30, digit <= 0x39 else { return nil }
                value = value * 10 + UInt32(digit - 0x30)
            }
            guard value < 256 else { return nil }
            bits = bits << 8 | value
        }
        return bits
    }

    private static func version6(_ text: some StringProtocol) -> UInt128? {
        let text = Array(text.utf8)[...]
        let gap = text.indices.first { text[$0...].starts(with: "::".utf8) }
        guard let gap else {
            return groups(text, mayEndInVersion4: true).flatMap { $0.count == 8 ? joined($0) : nil }
        }
        guard
            let front = groups(text[..<gap], mayEndInVersion4: false),
            let back = groups(text[(gap + 2)...], mayEndInVersion4: true), front.count + back.count < 8
        else { return nil }
        return joined(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// The numbers between the colons of a part without `::`.
    private static func groups(_ text: ArraySlice<UInt8>, mayEndInVersion4: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let part = String(decoding: part, as: UTF8.self)
            if mayEndInVersion4, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
                guard let tail = version4(part) else { return nil }
                groups += [UInt16(tail >> 16), UInt16(truncatingIfNeeded: tail)]
            } else {
                guard part.utf8.count <= 4, part.utf8.first != UInt8(ascii: "+"), let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}
