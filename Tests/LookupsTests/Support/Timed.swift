/// How long `body` takes, in milliseconds, and what it returns.
func timed<Value>(_ body: () async throws -> Value) async rethrows -> (milliseconds: Double, value: Value) {
    let started = ContinuousClock.now
    let value = try await body()
    return ((ContinuousClock.now - started) / .milliseconds(1), value)
}
