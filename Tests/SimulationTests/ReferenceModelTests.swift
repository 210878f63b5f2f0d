import Foundation
import TestSupport
import Testing

@testable import Simulation
@testable import validate

extension ReferenceModel: CustomTestStringConvertible {
    /// The name of the case.
    public var testDescription: String { id }
}

struct ReferenceModelTests {
    static let models = (try? Validation.files().flatMap { try ReferenceModel.read($0) }) ?? []

    /// A tier by the build: code that is not optimised is a hundred times slower.
    private static let calls: Int64 = {
        #if DEBUG
            5_000
        #else
            2_000_000
        #endif
    }()

    @Test func `there are models to test`() {
        #expect(Self.models.count >= 78)
    }

    @Test(arguments: models)
    func `the simulator reproduces the exact values`(model: ReferenceModel) throws {
        let seed = model.id.utf8.reduce(UInt64(2)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let verdicts = try model.verdicts(calls: Self.calls, seed: seed)
        #expect(verdicts.count == model.measures.count)
        for verdict in verdicts {
            #if DEBUG
                // Too short for a verdict, long enough to see a model told wrongly.
                let isShare = verdict.measure.hasPrefix("p_") || verdict.measure.hasPrefix("occupancy")
                let isFar = isShare && abs(verdict.estimate - verdict.exact) > 0.25
            #else
                let isFar = verdict.judgement == .failed
            #endif
            #expect(!isFar, "\(verdict.measure): \(verdict.estimate) for \(verdict.exact), z \(verdict.z)")
        }
        let agreed = verdicts.count { abs($0.z) <= 4 }
        print("\(model.id) \(agreed)/\(verdicts.count)")
    }
}
