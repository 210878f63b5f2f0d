import Lookups
import Routing

/// The place of a database that there is no way to: calls that do not need it are decided all the same.
struct UnusableSource: LookupSource {
    /// Why there is none.
    let reason: String

    func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        keys.map { _ in .failed(.sqlError, detail: reason) }
    }
}
