import TestSupport
import Testing

/// Ten thousand lookups of a server that does not answer: each in time, nothing grows, and all is well afterwards.
@Suite(.serialized, .enabled(if: PrivateServer.isPossible)) struct OutageTests {
    @Test func `a server that is stopped holds nobody up`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Outage.frozen.prove(on: product)
            }?.showMeasurements()
        }
    }

    @Test func `a server that is killed and started again holds nobody up`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Outage.killed.prove(on: product)
            }?.showMeasurements()
        }
    }

    @Test(.enabled(if: PrivateServer.isSeverable))
    func `a server whose packets are dropped holds nobody up`() async {
        await forEachServer { product in
            await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [product = product as DatabaseProduct] in
                try await Outage.severed.prove(on: product)
            }?.showMeasurements()
        }
    }
}
