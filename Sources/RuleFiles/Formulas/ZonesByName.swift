import Routing
import Synchronization

/// Time zones that formulas name, each made a table once. Shared by all who evaluate them.
final class ZonesByName: Sendable {
    // A formula may compute names, so that there is no end of those that are none.
    private static let limit = 1_000

    private let found = Mutex<[String: Zone?]>([:])

    subscript(name: String) -> Zone? {
        found.withLock { found in
            if let known = found[name] { return known }
            let zone = Zone(identifier: name)
            if found.count < Self.limit { found[name] = .some(zone) }
            return zone
        }
    }
}
