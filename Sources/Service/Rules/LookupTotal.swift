import Workbench

/// One number that lookups have counted since the service began.
package struct LookupTotal: Sendable {
    struct Key: Hashable, Comparable, Sendable {
        let lookup: String
        /// 0 for the lookup as a whole.
        let source: Int
        let kind: LookupReading.Kind
        let name: String

        static func < (left: Self, right: Self) -> Bool {
            (left.kind.rawValue, left.lookup, left.source, left.name)
                < (right.kind.rawValue, right.lookup, right.source, right.name)
        }
    }

    let key: Key
    let value: Int
}
