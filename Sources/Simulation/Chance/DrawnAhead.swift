/// Times drawn from a stream before they are asked for, eight in one go, and given out in their order.
///
/// A draw is one long chain of operations, each of which waits for the one before. The chains of several draws do not
/// wait for each other, and a processor works on them at once; nor does what is done with a time wait for its draw. The
/// stream has to be of this one purpose, or others would get other numbers.
struct DrawnAhead: Sendable {
    static let size = 8

    private var times = InlineArray<8, Int64>(repeating: 0)
    private var given = Self.size

    /// All have been given out.
    var isEmpty: Bool { given == Self.size }

    /// Puts a time drawn just now into a place; all places are filled in their order.
    @inline(__always)
    mutating func put(_ time: Int64, at place: Int) {
        times[place] = time
        given = 0
    }

    /// Takes the next. There must be one.
    @inline(__always)
    mutating func take() -> Int64 {
        defer { given += 1 }
        return times[given]
    }
}
