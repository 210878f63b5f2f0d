import Routing

/// The last readings, in constant memory: each spelling has one place, and a newcomer takes it.
///
/// Nothing is kept in order, so a hit costs a hash and a comparison. Few lines are dialled often, and they
/// stay; a scan of a million distinct callers passes through without growing anything.
struct NumberCache {
    private struct Entry {
        let country: Country?
        let number: PhoneNumber
    }

    private var entries: [Entry?]

    /// - Parameter capacity: The number of places, rounded up to a power of two.
    init(capacity: Int) {
        precondition(capacity > 0, "a cache without a place cannot answer")
        var places = 1
        while places < capacity { places <<= 1 }
        entries = Array(repeating: nil, count: places)
    }

    /// The remembered reading of `raw` in `country`, else what `read` makes of it.
    mutating func number(_ raw: String, in country: Country?, read: () -> PhoneNumber) -> PhoneNumber {
        // A hostile text of a megabyte is not worth keeping.
        guard raw.utf8.count <= 64 else { return read() }
        let place = raw.hashValue & (entries.count - 1)
        // Two spellings are the same only byte by byte: `String` equality would take é and e´ for one.
        if let entry = entries[place], entry.country == country, entry.number.raw.utf8.elementsEqual(raw.utf8) {
            return entry.number
        }
        let number = read()
        entries[place] = Entry(country: country, number: number)
        return number
    }
}
