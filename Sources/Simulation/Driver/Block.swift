/// A table in memory of its own.
///
/// An array asks on every write whether it is shared; the tables of a run are written many times a call and never are.
/// Places are checked in debug alone: they are the driver's own, and none comes from outside.
///
/// `@unchecked Sendable`: the memory has one owner, for a block cannot be copied, and nobody else sees its address.
struct Block<Element: Sendable>: ~Copyable, @unchecked Sendable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count: Int

    init() { self.init(capacity: 16, count: 0) }

    init(repeating element: Element, count: Int) {
        self.init(capacity: max(1, count), count: count)
        base.initialize(repeating: element, count: count)
    }

    private init(capacity: Int, count: Int) {
        self.capacity = capacity
        self.count = count
        base = .allocate(capacity: capacity)
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// What `elements` has.
    init(_ elements: [Element]) {
        self.init(capacity: max(1, elements.count), count: 0)
        for element in elements { append(element) }
    }

    var indices: Range<Int> { 0..<count }

    subscript(index: Int) -> Element {
        @inline(__always) _read {
            assert(index >= 0 && index < count)
            yield base[index]
        }
        @inline(__always) _modify {
            assert(index >= 0 && index < count)
            yield &base[index]
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    mutating func removeLast() -> Element {
        precondition(count > 0)
        count -= 1
        return (base + count).move()
    }

    /// Keeps the memory.
    mutating func removeAll() {
        base.deinitialize(count: count)
        count = 0
    }
}
