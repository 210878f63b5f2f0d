import SOAP

// The lexical forms of XML Schema 1.0 part 2, read from bytes.
extension ArraySlice<UInt8> {
    var trimmingXMLSpace: Self {
        var rest = self
        while let first = rest.first, first.isXMLSpace { rest.removeFirst() }
        while let last = rest.last, last.isXMLSpace { rest.removeLast() }
        return rest
    }

    /// An integer: a sign, which may be `+`, and digits.
    func integer(in range: ClosedRange<Int64>) -> Int64? {
        var digits = self
        let isNegative = first == UInt8(ascii: "-")
        if isNegative || first == UInt8(ascii: "+") { digits.removeFirst() }
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.subtractingReportingOverflow(digit)
            guard !overflow, !carry else { return nil }
            value = sum
        }
        // Counted downwards, because the least number has no positive counterpart.
        guard isNegative || value != Int64.min else { return nil }
        let result = isNegative ? value : -value
        return range.contains(result) ? result : nil
    }

    /// `true`, `false`, `1` or `0`; the words in any case, which .NET's own formatting writes.
    var boolean: Bool? {
        switch String(decoding: self, as: UTF8.self).lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }
}

extension UInt8 {
    var lowercasedASCII: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}
