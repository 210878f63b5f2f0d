/// Calls that are bounded in each dimension by itself: the dialled number is one of these, the time one of those.
///
/// A dimension without a side is not bounded. No side is empty, and none is the whole of its dimension.
package struct Box: Hashable, Sendable {
    /// A bound in one dimension.
    package struct Side: Hashable, Sendable {
        package let dimension: Int
        package let points: IntervalSet
    }

    /// By dimension, ascending.
    package private(set) var sides: [Side]

    /// All calls.
    package static let all = Box(sides: [])

    private init(sides: [Side]) { self.sides = sides }

    /// The calls whose place in `dimension` is among `points`, which are neither none nor all of it.
    init(_ dimension: Int, _ points: IntervalSet) {
        sides = [Side(dimension: dimension, points: points)]
    }

    /// The bound in `dimension`; nil where there is none.
    package subscript(dimension: Int) -> IntervalSet? {
        sides.first { $0.dimension == dimension }?.points
    }

    /// Whether the call of these places, one for each dimension, is in the box.
    func contains(_ point: [UInt64]) -> Bool { sides.allSatisfy { $0.points.contains(point[$0.dimension]) } }

    /// The calls in both; nil where there are none.
    package func intersection(_ other: Box) -> Box? {
        var result: [Side] = []
        result.reserveCapacity(sides.count + other.sides.count)
        var (left, right) = (0, 0)
        while left < sides.count || right < other.sides.count {
            if right == other.sides.count || left < sides.count && sides[left].dimension < other.sides[right].dimension
            {
                result.append(sides[left])
                left += 1
            } else if left == sides.count || sides[left].dimension > other.sides[right].dimension {
                result.append(other.sides[right])
                right += 1
            } else {
                let points = sides[left].points.intersection(other.sides[right].points)
                if points.isEmpty { return nil }
                result.append(Side(dimension: sides[left].dimension, points: points))
                left += 1
                right += 1
            }
        }
        return Box(sides: result)
    }

    /// Whether a call is in both.
    package func intersects(_ other: Box) -> Bool {
        var (left, right) = (0, 0)
        while left < sides.count, right < other.sides.count {
            if sides[left].dimension < other.sides[right].dimension {
                left += 1
            } else if sides[left].dimension > other.sides[right].dimension {
                right += 1
            } else {
                if !sides[left].points.intersects(other.sides[right].points) { return false }
                left += 1
                right += 1
            }
        }
        return true
    }

    /// Whether every call of this box is in `other`.
    package func isSubset(of other: Box) -> Bool {
        other.sides.allSatisfy { side in self[side.dimension]?.isSubset(of: side.points) ?? false }
    }

    /// The calls that `other` lacks, as boxes that do not overlap: one for each side of `other` at the most.
    package func subtracting(_ other: Box, in space: Space) -> [Box] {
        guard intersects(other) else { return [self] }
        var result: [Box] = []
        var rest = self
        for side in other.sides {
            let own = rest[side.dimension] ?? space.universe(of: side.dimension)
            let outside = own.subtracting(side.points)
            if outside.isEmpty { continue }
            result.append(rest.bounded(side.dimension, by: outside))
            rest = rest.bounded(side.dimension, by: own.intersection(side.points))
        }
        return result
    }

    /// The box with another bound in `dimension`.
    package func bounded(_ dimension: Int, by points: IntervalSet) -> Box {
        let side = Side(dimension: dimension, points: points)
        var copy = self
        if let index = copy.sides.firstIndex(where: { $0.dimension >= dimension }) {
            if copy.sides[index].dimension == dimension {
                copy.sides[index] = side
            } else {
                copy.sides.insert(side, at: index)
            }
        } else {
            copy.sides.append(side)
        }
        return copy
    }

    /// The box without its bound in `dimension`.
    package func unbounded(_ dimension: Int) -> Box {
        Box(sides: sides.filter { $0.dimension != dimension })
    }
}
