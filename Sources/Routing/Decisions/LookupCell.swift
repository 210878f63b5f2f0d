/// A queue or priority column of a row. Read as text and strictly: drivers turn `abc` into 0 when asked for a number.
public enum LookupCell: Hashable, Sendable {
    /// NULL, or no such column.
    case null
    /// A whole number; `8.0` and ` 8 ` are 8.
    case integer(Int64)
    /// Anything else, as delivered.
    case other(String)

    /// Reads the text of a column.
    public init(_ text: String?) {
        guard let text else {
            self = .null
            return
        }
        self =
            text.utf8.withContiguousStorageIfAvailable { Self.integer(in: $0) }.flatMap { $0 }.map(Self.integer)
            ?? .other(text)
    }

    /// Reads the bytes of a column that is not NULL, without making a string of a plain number.
    public init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        self = Self.integer(in: bytes).map(Self.integer) ?? .other(String(decoding: bytes, as: UTF8.self))
    }

    private static func integer(in bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var start = bytes.startIndex
        var end = bytes.endIndex
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
        while start < end, isSpace(bytes[start]) { start += 1 }
        while start < end, isSpace(bytes[end - 1]) { end -= 1 }
        var index = start
        let isNegative = index < end && bytes[index] == UInt8(ascii: "-")
        if index < end, isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
        var value: Int64 = 0
        let firstDigit = index
        while index < end, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] {
            let digit = Int64(bytes[index] - UInt8(ascii: "0"))
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) = product.subtractingReportingOverflow(digit)
            guard !overflow, !overflowToo else { return nil }
            value = sum
            index += 1
        }
        guard index > firstDigit else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let firstZero = index
            while index < end, bytes[index] == UInt8(ascii: "0") { index += 1 }
            guard index > firstZero else { return nil }
        }
        guard index == end else { return nil }
        // Summed below zero, because the least Int64 has no positive twin.
        guard !isNegative else { return value }
        return value == .min ? nil : -value
    }
}

extension LookupCell: CustomStringConvertible {
    /// `NULL`, the number, or the text in quotes.
    public var description: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .other(let text): "'\(text)'"
        }
    }
}
