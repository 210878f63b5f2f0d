/// Boxes of many rules, found by the numbers in them.
///
/// Each is filed once, under the longest digits that all its numbers of one dimension share; one that no number bounds
/// may meet any other.
struct BoxIndex {
    /// A box, and the rule it belongs to.
    struct Entry {
        let rule: Int
        let box: Box
    }

    fileprivate struct File {
        /// Ascending by prefix, then by rule.
        var entries: [(prefix: DigitPrefix, entry: Int)] = []
    }

    private(set) var entries: [Entry] = []
    private var files: [Int: File] = [:]
    private var unfiled: [Int] = []

    /// An index of boxes in ascending order of their rules. `numbers` are the dimensions that hold numbers, those of one
    /// number next to each other and its national digits last.
    init(_ entries: [Entry], numbers: [Int]) {
        self.entries = entries
        for (index, entry) in entries.enumerated() {
            var best: (dimension: Int, prefix: DigitPrefix)?
            for pair in stride(from: 0, to: numbers.count, by: 2) {
                // National digits first: most rules name those, and boxes meet soonest in one file.
                let own = [numbers[pair + 1], numbers[pair]].lazy.compactMap { dimension in
                    entry.box[dimension].flatMap(DigitLine.commonPrefix).map { (dimension, $0) }
                }.first
                if let own, own.1.count > best?.prefix.count ?? 0 { best = own }
            }
            guard let best else {
                unfiled.append(index)
                continue
            }
            files[best.dimension, default: File()].entries.append((best.prefix, index))
        }
        for dimension in files.keys { files[dimension]?.entries.sort { ($0.prefix, $0.entry) < ($1.prefix, $1.entry) } }
    }

    /// A box that holds a call of these places, one for each dimension, of the first rule before `rule` that has one.
    /// O(digits · log n + boxes that no number bounds).
    func entry(holding point: [UInt64], before rule: Int) -> Entry? {
        var first = rule
        var found: Entry?
        for index in unfiled {
            guard entries[index].rule < first else { break }
            if entries[index].box.contains(point) { (first, found) = (entries[index].rule, entries[index]) }
        }
        for (dimension, file) in files {
            guard let prefix = DigitLine.commonPrefix(of: IntervalSet(point[dimension])) else { continue }
            for count in 1...prefix.count {
                let shorter = prefix.cut(to: count)
                var place = file.start(from: shorter)
                while place < file.entries.count, file.entries[place].prefix == shorter {
                    let index = file.entries[place].entry
                    guard entries[index].rule < first else { break }
                    if entries[index].box.contains(point) { (first, found) = (entries[index].rule, entries[index]) }
                    place += 1
                }
            }
        }
        return found
    }

    /// The boxes of rules before `rule` that share a call with `box`, in the order of the rules; nil where more than
    /// `limit` would have to be looked at. O(log n + boxes near it).
    func meeting(_ box: Box, before rule: Int, limit: Int) -> [Entry]? {
        var found: [Int] = unfiled.prefix { entries[$0].rule < rule }.filter { entries[$0].box.intersects(box) }
        var looked = found.count
        for (dimension, file) in files {
            let prefix = box[dimension].flatMap(DigitLine.commonPrefix) ?? DigitPrefix(value: 0, count: 0)
            var start = file.start(from: prefix)
            while start < file.entries.count, file.entries[start].prefix.word <= prefix.last {
                let index = file.entries[start].entry
                start += 1
                guard entries[index].rule < rule else { continue }
                looked += 1
                if entries[index].box.intersects(box) { found.append(index) }
            }
            // What is filed under fewer digits than these.
            for count in 1..<max(1, prefix.count) {
                let shorter = prefix.cut(to: count)
                var place = file.start(from: shorter)
                while place < file.entries.count, file.entries[place].prefix == shorter {
                    let index = file.entries[place].entry
                    place += 1
                    guard entries[index].rule < rule else { break }
                    looked += 1
                    if entries[index].box.intersects(box) { found.append(index) }
                }
            }
            if looked > limit { return nil }
        }
        return found.sorted().map { entries[$0] }
    }
}

extension BoxIndex.File {
    /// The first entry whose prefix is not before `prefix`.
    fileprivate func start(from prefix: DigitPrefix) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].prefix < prefix { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
