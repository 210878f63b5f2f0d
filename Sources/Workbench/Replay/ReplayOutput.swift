import RuleFiles

/// Writes finished chunks in the order of the input. Whoever finishes early waits, so that never more than one
/// chunk a worker is in memory.
actor ReplayOutput {
    private let descriptor: Descriptor
    private let progress: @Sendable (Int) -> Void
    private var calls = 0
    private var next = 0
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var failure: DescriptorError?

    init(descriptor: Int32, progress: @escaping @Sendable (Int) -> Void) {
        self.descriptor = Descriptor(number: descriptor)
        self.progress = progress
    }

    /// Writes the names of the columns.
    func writeHeader(_ names: [String]) throws(ReplayError) {
        var writer = CSVWriter()
        do {
            try writer.writeRecord(names)
            try write(writer.bytes)
        } catch {
            throw .descriptor(error)
        }
    }

    /// Writes the bytes of chunk `number`, which holds so many calls, when it is its turn.
    func write(_ bytes: [UInt8], calls count: Int, of number: Int) async throws(DescriptorError) {
        while next != number, failure == nil { await withCheckedContinuation { waiting[number] = $0 } }
        if let failure { throw failure }
        do {
            try write(bytes)
        } catch {
            fail(error)
            throw error
        }
        calls += count
        progress(calls)
        next += 1
        waiting.removeValue(forKey: next)?.resume()
    }

    /// Nothing more can come: everyone who waits is let go.
    func fail(_ error: DescriptorError) {
        failure = failure ?? error
        for waiter in waiting.values { waiter.resume() }
        waiting = [:]
    }

    private func write(_ bytes: [UInt8]) throws(DescriptorError) {
        try bytes.withUnsafeBufferPointer { buffer throws(DescriptorError) in
            try descriptor.write(UnsafeRawBufferPointer(buffer))
        }
    }
}
