/// The sequences of byte ranges that are the UTF-8 of a range of scalars beyond ASCII, surrogates left out.
struct UTF8Sequences: Sequence, IteratorProtocol {
    private var pending: [ClosedRange<UInt32>]

    init(of range: ClosedRange<UInt32>) {
        // Each part's scalars have the same number of bytes.
        let parts: [ClosedRange<UInt32>] = [0x10000...0x10FFFF, 0xE000...0xFFFF, 0x800...0xD7FF, 0x80...0x7FF]
        pending = parts.compactMap { part in
            let low = Swift.max(part.lowerBound, range.lowerBound)
            let high = Swift.min(part.upperBound, range.upperBound)
            return low <= high ? low...high : nil
        }
    }

    mutating func next() -> [ClosedRange<UInt8>]? {
        while let range = pending.popLast() {
            guard let cut = Self.cut(range) else {
                let low = Self.bytes(range.lowerBound)
                let high = Self.bytes(range.upperBound)
                return zip(low, high).map { $0...$1 }
            }
            pending.append(cut + 1...range.upperBound)
            pending.append(range.lowerBound...cut)
        }
        return nil
    }

    /// Where to cut a range whose bytes are not a product of ranges, nil if they are one.
    private static func cut(_ range: ClosedRange<UInt32>) -> UInt32? {
        for bits: UInt32 in [6, 12, 18] {
            let mask = (1 as UInt32) << bits - 1
            guard range.lowerBound & ~mask != range.upperBound & ~mask else { continue }
            if range.lowerBound & mask != 0 { return range.lowerBound | mask }
            if range.upperBound & mask != mask { return range.upperBound & ~mask - 1 }
        }
        return nil
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
    }
}
