/// A qualified name as it is written, with the place of its colon.
struct RawName {
    let slice: Slice
    /// Bytes before the colon; 0 where there is no colon.
    let prefix: UInt32

    var prefixSlice: Slice { Slice(start: Int(slice.start), count: Int(prefix)) }

    var local: Slice {
        guard prefix > 0 else { return slice }
        return Slice(start: Int(slice.start + prefix + 1), count: Int(slice.count - prefix - 1))
    }
}
