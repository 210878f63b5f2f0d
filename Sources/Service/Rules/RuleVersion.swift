package import Lookups
package import Routing
package import RuleFiles
import Synchronization

/// One version of the rules. Calls keep the version that they began with.
package final class RuleVersion: Sendable {
    /// Counts the versions that this service has loaded.
    package let number: Int
    package let file: RuleFile
    package let loadedAt: Moment
    package let services: ServiceTable
    private let reader: Mutex<CallReader>

    init(number: Int, file: RuleFile, services: ServiceTable, loadedAt: Moment) {
        self.number = number
        self.file = file
        self.services = services
        self.loadedAt = loadedAt
        reader = Mutex(file.callReader())
    }

    package var rules: RuleSet { file.ruleSet }

    /// The texts that go with a route, in their order; nil where the rules do not say.
    var userData: [String]? { file.userData }

    /// The call of these texts.
    package func call(
        id: String?, dnis: String, clid: String, attach: CallReader.Attach, routeTimeout: Int64?
    ) -> Call {
        reader.withLock {
            $0.call(id: id, dnis: dnis, clid: clid, attach: attach, routeTimeout: routeTimeout)
        }
    }

    /// The decision, if none of its rules needs a database; nil otherwise.
    package func decideAtOnce(_ call: Call, at moment: Moment, queues: QueueBoard? = nil) -> DecisionRecord? {
        let began = ContinuousClock.now
        let facts = Facts(queues: queues)
        guard case .decided(let decision) = rules.evaluate(call, knowing: facts, at: moment) else { return nil }
        return DecisionRecord(
            call: call, moment: moment, facts: facts, decision: decision, nanoseconds: began.elapsedNanoseconds)
    }
}
