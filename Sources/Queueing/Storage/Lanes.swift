/// The lanes of all queues: eighteen each, by base priority and, within it, returned calls before the others.
///
/// In a lane the order of places is the order of dispatch, aged or not, for of two calls of one base priority the
/// older is never the less urgent.
struct Lanes: ~Copyable, Sendable {
    static let perQueue = 18

    private var lanes = Slab<Lane>()

    deinit {
        for index in 0..<lanes.count {
            lanes[index].blocks.ring?.deallocate()
            lanes[index].blocks.strays?.deallocate()
        }
    }

    /// Lanes for one more queue.
    mutating func addQueue() {
        for _ in 0..<Self.perQueue { lanes.append(Lane()) }
    }

    func waiting(in lane: Int) -> Int { lanes[lane].waiting }

    /// True if `place` would be the last in `lane`, whatever else stands there.
    func isLast(_ place: Place, in lane: Int) -> Bool {
        (place.firstQueued, place.sequence) >= lanes[lane].last
    }

    /// Puts a call into its place; amortised O(1) for the newest, else O(log n).
    @inline(__always)
    mutating func insert(_ place: Place, into lane: Int, of memberships: borrowing Pool<Membership>) {
        lanes[lane].waiting += 1
        if isLast(place, in: lane) { lanes[lane].last = (place.firstQueued, place.sequence) }
        if lanes[lane].tail != lanes[lane].head, place < ring(lane, lanes[lane].tail - 1) {
            insertStray(place, into: lane, of: memberships)
        } else {
            if lanes[lane].tail - lanes[lane].head == lanes[lane].ringCapacity { makeRoom(lane, memberships) }
            let mask = lanes[lane].ringCapacity - 1
            lanes[lane].blocks.ring?[lanes[lane].tail & mask] = place
            lanes[lane].tail += 1
        }
    }

    /// Counts a call out whose membership has just got another stamp. Returns true if nobody is left.
    @inline(__always)
    mutating func leave(_ lane: Int) -> Bool {
        lanes[lane].waiting -= 1
        guard lanes[lane].waiting == 0 else { return false }
        lanes[lane].head = lanes[lane].tail
        lanes[lane].strayCount = 0
        lanes[lane].last = (.min, .min)
        return true
    }

    /// The first place in `lane`; amortised O(1), O(log n) among strays.
    @inline(__always)
    mutating func first(in lane: Int, of memberships: borrowing Pool<Membership>) -> Place? {
        while lanes[lane].head != lanes[lane].tail, !memberships.holds(ring(lane, lanes[lane].head)) {
            lanes[lane].head += 1
        }
        let front = lanes[lane].head == lanes[lane].tail ? nil : ring(lane, lanes[lane].head)
        guard lanes[lane].strayCount > 0 else { return front }
        while let stray = stray(lane), !memberships.holds(stray) { removeFirstStray(lane) }
        guard let stray = stray(lane) else { return front }
        guard let front else { return stray }
        return stray < front ? stray : front
    }

    /// All places of `lane` that are not stale, in no order. O(n).
    func forEach(in lane: Int, of memberships: borrowing Pool<Membership>, _ body: (Place) -> Void) {
        for position in lanes[lane].head..<lanes[lane].tail {
            let place = ring(lane, position)
            if memberships.holds(place) { body(place) }
        }
        for index in 0..<lanes[lane].strayCount {
            if let place = lanes[lane].blocks.strays?[index], memberships.holds(place) { body(place) }
        }
    }

    @inline(__always)
    private func ring(_ lane: Int, _ position: Int) -> Place {
        guard let ring = lanes[lane].blocks.ring else { preconditionFailure("a lane without a ring has no places") }
        return ring[position & (lanes[lane].ringCapacity - 1)]
    }

    /// Drops stale places; doubles the ring if more than half of them are not.
    private mutating func makeRoom(_ lane: Int, _ memberships: borrowing Pool<Membership>) {
        let old = lanes[lane]
        var live = 0
        for position in old.head..<old.tail where memberships.holds(ring(lane, position)) { live += 1 }
        let capacity = max(8, live * 2 > old.ringCapacity ? old.ringCapacity * 2 : old.ringCapacity)
        let block = UnsafeMutablePointer<Place>.allocate(capacity: capacity)
        var next = 0
        for position in old.head..<old.tail {
            let place = ring(lane, position)
            guard memberships.holds(place) else { continue }
            (block + next).initialize(to: place)
            next += 1
        }
        old.blocks.ring?.deallocate()
        lanes[lane].blocks.ring = block
        lanes[lane].ringCapacity = capacity
        lanes[lane].head = 0
        lanes[lane].tail = next
    }
}

extension Lanes {
    private func stray(_ lane: Int) -> Place? {
        lanes[lane].strayCount == 0 ? nil : lanes[lane].blocks.strays?[0]
    }

    private mutating func insertStray(_ place: Place, into lane: Int, of memberships: borrowing Pool<Membership>) {
        if lanes[lane].strayCount == lanes[lane].strayCapacity { makeRoomForStrays(lane, memberships) }
        guard let strays = lanes[lane].blocks.strays else { return }
        var index = lanes[lane].strayCount
        lanes[lane].strayCount += 1
        while index > 0, place < strays[(index - 1) / 2] {
            strays[index] = strays[(index - 1) / 2]
            index = (index - 1) / 2
        }
        strays[index] = place
    }

    private mutating func removeFirstStray(_ lane: Int) {
        guard let strays = lanes[lane].blocks.strays else { return }
        lanes[lane].strayCount -= 1
        let count = lanes[lane].strayCount
        let last = strays[count]
        var index = 0
        while true {
            var child = index * 2 + 1
            guard child < count else { break }
            if child + 1 < count, strays[child + 1] < strays[child] { child += 1 }
            guard strays[child] < last else { break }
            strays[index] = strays[child]
            index = child
        }
        strays[index] = last
    }

    private mutating func makeRoomForStrays(_ lane: Int, _ memberships: borrowing Pool<Membership>) {
        let old = lanes[lane]
        var live: [Place] = []
        for index in 0..<old.strayCount {
            if let place = old.blocks.strays?[index], memberships.holds(place) { live.append(place) }
        }
        // Sorted places are a heap.
        live.sort { $0 < $1 }
        let capacity = max(8, live.count * 2 > old.strayCapacity ? old.strayCapacity * 2 : old.strayCapacity)
        let block = UnsafeMutablePointer<Place>.allocate(capacity: capacity)
        for (index, place) in live.enumerated() { (block + index).initialize(to: place) }
        old.blocks.strays?.deallocate()
        lanes[lane].blocks.strays = block
        lanes[lane].strayCount = live.count
        lanes[lane].strayCapacity = capacity
    }
}

extension Pool<Membership> {
    /// True unless the call has left the place.
    @inline(__always)
    func holds(_ place: Place) -> Bool { self[place.membership].stamp == place.stamp }
}
