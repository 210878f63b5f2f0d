import RuleFiles

/// Writes finished chunks in the order of the input. Whoever finishes early waits, so that never more than one
/// chunk a worker is in memory.
actor ReplayOutput {
    private let descriptor: Int32
    private var next = 0
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var failure: DescriptorError?

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Writes the bytes of chunk `number` when it is its turn.
    func write(_ bytes: [UInt8], of number: Int) async throws(DescriptorError) {
        while next != number, failure == nil { await withCheckedContinuation { waiting[number] = $0 } }
        if let failure { throw failure }
        do {
            try Descriptor(number: descriptor).write(bytes)
        } catch {
            fail(error)
            throw error
        }
        next += 1
        waiting.removeValue(forKey: next)?.resume()
    }

    /// Nothing more can come: everyone who waits is let go.
    func fail(_ error: DescriptorError) {
        failure = failure ?? error
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
    }
}

extension Descriptor {
    func write(_ bytes: [UInt8]) throws(DescriptorError) {
        try bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) throws(DescriptorError) in try write(buffer) }
    }
}
