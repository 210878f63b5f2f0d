extension Session {
    mutating func askForSnapshot(at now: Duration, ids: inout RequestIDs) -> [SessionEffect] {
        guard !settings.snapshot.isEmpty else { return [] }
        let (id, exchange) = (ids.next(), exchange())
        renewal = nil
        snapshot = SnapshotProgress(
            requestID: id, exchange: exchange, kinds: Set(settings.snapshot), until: now + settings.snapshotTimeout)
        return [.snapshotBegan(requestID: id), .send(.snapshot(settings.snapshot, requestID: id), exchange)]
    }

    /// A snapshot that is refused is asked for again later: routing goes on without a model, though not as well.
    mutating func snapshotAnswered(
        _ answer: SessionAnswer, at now: Duration, using random: inout some RandomNumberGenerator
    ) -> [SessionEffect] {
        snapshot?.exchange = nil
        if case .fault(let fault) = answer, fault.code == .invalidSessionID {
            return lost(.unknownSession, at: now, using: &random)
        }
        return []
    }

    mutating func snapshotPart(_ part: SnapshotEvent, at now: Duration) -> [SessionEffect] {
        guard var progress = snapshot, progress.requestID == part.header.requestID else { return [] }
        if part.isLastOfKind { progress.kinds.remove(part.kind) }
        guard part.isLast || progress.kinds.isEmpty else {
            snapshot = progress
            return []
        }
        snapshot = nil
        renewal = now + settings.snapshotInterval
        return [.snapshotEnded(requestID: progress.requestID)]
    }

    mutating func snapshotFailed(_ requestID: Int32, at now: Duration) -> [SessionEffect] {
        guard snapshot?.requestID == requestID else { return [] }
        snapshot?.until = now + settings.snapshotTimeout
        return []
    }
}
