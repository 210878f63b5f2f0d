/// Elements at fixed indices in one block of memory that grows.
///
/// An array would ask on every write whether it is shared; the tables of the ACD are written several times a call
/// and are never shared.
///
/// `@unchecked Sendable`: the block has one owner, for a slab cannot be copied, and nobody else sees its address.
@usableFromInline
struct Slab<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
    // Not private, so that a driver reads effects without a call for each.
    @usableFromInline var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    @usableFromInline private(set) var count = 0

    init(reserving capacity: Int = 16) {
        self.capacity = max(1, capacity)
        base = .allocate(capacity: self.capacity)
    }

    @inlinable deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) _read {
            precondition(index >= 0 && index < count)
            yield base[index]
        }
        @inline(__always) _modify {
            precondition(index >= 0 && index < count)
            yield &base[index]
        }
    }

    /// By the ACD's own indices, which are checked in debug alone: nobody outside hands them in, and a call in progress
    /// reads hundreds of them.
    subscript(index: Int32) -> Element {
        @inline(__always) _read {
            assert(index >= 0 && index < count)
            yield base[Int(index)]
        }
        @inline(__always) _modify {
            assert(index >= 0 && index < count)
            yield &base[Int(index)]
        }
    }

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    var last: Element? { count == 0 ? nil : base[count - 1] }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        base[count] = element
        count += 1
    }

    @inline(__always)
    mutating func removeLast() -> Element {
        precondition(count > 0)
        count -= 1
        return base[count]
    }

    mutating func removeAll() { count = 0 }

    /// Keeps the first `count` elements.
    mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= self.count)
        self.count = count
    }

    mutating func sort(by areInOrder: (Element, Element) -> Bool) {
        var elements = UnsafeMutableBufferPointer(start: base, count: count)
        elements.sort(by: areInOrder)
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
