package import Routing
import Synchronization

extension SingleFlight {
    /// The answer to `key`, for a task: of the query under way, or of the one that `start` sends.
    ///
    /// `start` is called for the first of equal keys only, and sees to it that the flight lands. `watch` sets the
    /// caller's clock, which leaves the seat when his time is up. Neither may block. A cancelled task is answered at
    /// once, as by a clock.
    package func answer(
        to key: StatementKey, start: (Flight) -> Void, watch: (Seat) -> Void
    ) async -> LookupAnswer {
        let seated = Mutex<Seat?>(nil)
        let givenUp = LookupAnswer.failed(.timeout, detail: "the caller no longer waits")
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let seat = board(key) { continuation.resume(returning: $0) }
                seated.withLock { $0 = seat }
                watch(seat)
                // Also for a cancelled task: others may have boarded behind it.
                if seat.leads { start(seat.flight) }
                // A cancellation before there was a seat found nothing to leave.
                if Task.isCancelled { leave(seat, with: givenUp) }
            }
        } onCancel: {
            if let seat = seated.withLock({ $0 }) { leave(seat, with: givenUp) }
        }
    }
}
