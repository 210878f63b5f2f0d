package import Routing
import Synchronization

/// A decision that was made here, with what is needed to make and explain it again. One object, for it is kept in
/// several places and is large.
package final class DecisionEntry: Sendable {
    /// Who asked.
    package enum Origin: String, Sendable {
        case api, ctips
    }

    package let id: DecisionID
    package let origin: Origin
    package let record: DecisionRecord
    /// The rules that decided. Their databases may be closed already.
    package let version: RuleVersion
    private let ending = Mutex<RouteEndText?>(nil)

    init(id: DecisionID, origin: Origin, record: DecisionRecord, version: RuleVersion) {
        self.id = id
        self.origin = origin
        self.record = record
        self.version = version
    }

    /// How the portal's request ended; nil of other decisions, and until it has.
    package var end: RouteEndText? { ending.withLock(\.self) }

    func close(_ end: RouteEndText) { ending.withLock { $0 = end } }

    package var rules: RuleSet { version.rules }
}

/// A decision's number, unlike that of any other service and of this one before its restart.
package struct DecisionID: Hashable, Sendable, CustomStringConvertible {
    let run: UInt32
    let number: Int

    init(run: UInt32, number: Int) {
        self.run = run
        self.number = number
    }

    /// Nil if `text` is no such id.
    package init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let run = UInt32(parts[0], radix: 16), let number = Int(parts[1]), number > 0 else {
            return nil
        }
        self.init(run: run, number: number)
    }

    package var description: String { "\(String(run, radix: 16))-\(number)" }
}
