import NIOCore

/// A request on its way, and who waits for its answer.
final class ClientJob {
    let request: ClientRequest
    let url: HTTPURL
    let deadline: NIODeadline
    var timer: Scheduled<Void>?
    /// Whether it was sent once over a connection that had been kept.
    var isSecondTry = false
    /// What is to be done when it ends without an answer while it is under way.
    var onAbandon: (@Sendable () -> Void)?
    private var completion: (@Sendable (Result<HTTPResponse, ClientFailure>) -> Void)?

    init(
        _ request: ClientRequest, _ url: HTTPURL, within time: Duration,
        completion: @escaping @Sendable (Result<HTTPResponse, ClientFailure>) -> Void
    ) {
        self.request = request
        self.url = url
        self.completion = completion
        deadline = .now() + TimeAmount(time)
    }

    var isDone: Bool { completion == nil }

    /// The first end counts.
    func end(_ result: Result<HTTPResponse, ClientFailure>) {
        timer?.cancel()
        timer = nil
        onAbandon = nil
        let completion = completion.take()
        completion?(result)
    }
}
