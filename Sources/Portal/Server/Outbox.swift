import CTIPS
import HTTP
import Synchronization

/// Sends a session's events, the next one when the one before was answered or given up, as real portals do.
final class Outbox: Sendable {
    struct Letter: Sendable {
        let body: [UInt8]
        /// Not sent before.
        let due: ContinuousClock.Instant
        /// How often the queue had been discarded when it was put in.
        let epoch: Int
    }

    private struct State: Sendable {
        var counts = Counts()
        var epoch = 0
    }

    /// What became of events, for tests that count.
    struct Counts: Sendable, Hashable {
        var delivered = 0
        /// Not answered, or answered with an error: whether the client has them nobody knows.
        var lost = 0
        /// Never sent, because the client was too far behind or went off line.
        var discarded = 0
    }

    /// Beyond so many the client has been gone for long.
    private static let capacity = 100_000

    let url: HTTPURL
    private let client: HTTPClient
    private let patience: Duration
    private let letters: AsyncStream<Letter>.Continuation
    private let state = Mutex(State())
    private let worker = Mutex<Task<Void, Never>?>(nil)

    init(to url: HTTPURL, by client: HTTPClient, patience: Duration) {
        self.url = url
        self.client = client
        self.patience = patience
        let (stream, letters) = AsyncStream.makeStream(
            of: Letter.self, bufferingPolicy: .bufferingOldest(Self.capacity))
        self.letters = letters
        let task = Task { [weak self] in
            for await letter in stream {
                guard let self, !Task.isCancelled else { return }
                await deliver(letter)
            }
        }
        worker.withLock { $0 = task }
    }

    var counts: Counts { state.withLock(\.counts) }

    func put(_ body: [UInt8], due: ContinuousClock.Instant) {
        let epoch = state.withLock(\.epoch)
        if case .dropped = letters.yield(Letter(body: body, due: due, epoch: epoch)) {
            state.withLock { $0.counts.discarded += 1 }
        }
    }

    /// Nothing of what is waiting is sent.
    func discard() { state.withLock { $0.epoch += 1 } }

    func close() {
        letters.finish()
        worker.withLock { $0?.cancel() }
    }

    private func deliver(_ letter: Letter) async {
        if letter.due > .now { try? await Task.sleep(until: letter.due) }
        guard !Task.isCancelled else { return }
        let isWanted = state.withLock { state in
            if letter.epoch != state.epoch { state.counts.discarded += 1 }
            return letter.epoch == state.epoch
        }
        guard isWanted else { return }
        let isDelivered = await post(letter.body, .publishEvent) == .answered
        state.withLock { state in
            if isDelivered { state.counts.delivered += 1 } else { state.counts.lost += 1 }
        }
    }

    /// What came back.
    enum Answer: Sendable, Hashable {
        case answered
        /// With an HTTP error, which is how faults come.
        case refused
        case silence
    }

    /// Calls the client.
    func post(_ body: [UInt8], _ operation: Operation) async -> Answer {
        let request = ClientRequest(
            .post,
            headers: HTTPFields([
                "Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(operation.action)\"",
            ]),
            body: body)
        do {
            let response = try await client.send(request, to: url, within: patience)
            return (200..<300).contains(response.status.code) ? .answered : .refused
        } catch {
            return .silence
        }
    }
}
