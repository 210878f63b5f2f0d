/// The calls of several boxes together, which may overlap.
package struct Region: Hashable, Sendable {
    package private(set) var boxes: [Box]

    /// No call.
    package static let empty = Region([])
    /// Every call.
    package static let all = Region([.all])

    package init(_ boxes: [Box]) { self.boxes = boxes }

    package var isEmpty: Bool { boxes.isEmpty }

    /// The calls of either.
    package func union(_ other: Region) -> Region {
        var result: [Box] = []
        for box in boxes + other.boxes where !result.contains(where: { box.isSubset(of: $0) }) {
            result.removeAll { $0.isSubset(of: box) }
            result.append(box)
        }
        return Region(result)
    }

    /// The calls of both.
    package func intersection(_ other: Region) -> Region {
        Region(boxes.flatMap { box in other.boxes.compactMap(box.intersection) })
    }

    /// The calls that `box` lacks.
    package func subtracting(_ box: Box, in space: Space) -> Region {
        Region(boxes.flatMap { $0.subtracting(box, in: space) })
    }

    /// The calls that `other` lacks; nil where that takes more than `limit` boxes.
    package func subtracting(_ other: Region, in space: Space, limit: Int) -> Region? {
        var rest = self
        for box in other.boxes {
            rest = rest.subtracting(box, in: space)
            if rest.boxes.count > limit { return nil }
        }
        return rest
    }
}
