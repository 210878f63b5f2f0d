import Foundation
import ODBC

extension SessionThread {
    /// What `job` answers, run behind the jobs submitted before.
    func result<Result: Sendable>(_ job: @escaping @Sendable (inout Session) -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            let isAccepted = submit { continuation.resume(returning: job(&$0)) }
            precondition(isAccepted, "the thread is stopping")
        }
    }
}
