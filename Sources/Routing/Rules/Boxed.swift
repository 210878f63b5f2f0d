/// A value kept apart from what it belongs to: a large one that few have takes no room of the others.
final class Boxed<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }

    /// Nothing for nothing.
    convenience init?(_ value: Value?) {
        guard let value else { return nil }
        self.init(value)
    }
}

extension Boxed: Equatable where Value: Equatable {
    static func == (left: Boxed, right: Boxed) -> Bool { left === right || left.value == right.value }
}

extension Boxed: Hashable where Value: Hashable {
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
