extension String {
    /// Whether both are the same Unicode scalars. Swift's `==` asks for canonical equivalence, CEL's does not.
    func hasSameScalars(as other: String) -> Bool {
        // What consists of the same bits is the same, and most texts that are equal lie in the string itself.
        let bits = unsafeBitCast(self, to: (UInt64, UInt64).self)
        if bits == unsafeBitCast(other, to: (UInt64, UInt64).self) { return true }
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        let same = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in Self.areSame(left, right) }
        }
        if case .some(.some(let same)) = same { return same }
        return left.elementsEqual(right)
    }

    /// How many Unicode scalars there are: one for each byte that does not continue another. O(length).
    var scalarCount: Int {
        let counted = utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
            return count
        }
        return counted ?? unicodeScalars.count
    }

    /// Whether this comes before `other` by the numbers of the scalars, which is the order of their UTF-8.
    func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Whether this begins with the scalars of `prefix`.
    func starts(withScalars prefix: String) -> Bool {
        let count = prefix.utf8.count
        return count <= utf8.count && compare(prefix) { Self.areSame(UnsafeBufferPointer(rebasing: $0[..<count]), $1) }
    }

    /// Whether this ends with the scalars of `suffix`.
    func ends(withScalars suffix: String) -> Bool {
        let count = suffix.utf8.count
        return count <= utf8.count
            && compare(suffix) { Self.areSame(UnsafeBufferPointer(rebasing: $0[($0.count - count)...]), $1) }
    }

    private func compare(
        _ other: String, _ areSame: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        var (left, right) = (self, other)
        return left.withUTF8 { left in right.withUTF8 { right in areSame(left, right) } }
    }

    /// Eight bytes at a time; what is left over byte by byte.
    private static func areSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let left = UnsafeRawBufferPointer(left)
        let right = UnsafeRawBufferPointer(right)
        var offset = 0
        while offset &+ 8 <= left.count {
            guard
                left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            else { return false }
            offset &+= 8
        }
        while offset < left.count {
            guard left[offset] == right[offset] else { return false }
            offset &+= 1
        }
        return true
    }
}
