import Foundation
import TestSupport
import Testing

@testable import Expressions

struct VectorTests {
    /// Tests that fail, by id, and why that is so.
    private static let exceptions: [String: String] = [:]

    private static let folder = PackageRoot.path("Tests/ExpressionsTests/Fixtures")

    private static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    }

    @Test(arguments: try files(folder))
    func `a conformance test without messages has the value, type or error that it expects`(file: String) throws {
        for vector in try Vector.read("\(Self.folder)/\(file)") where !vector.needsMessages {
            let fault = vector.fault()
            if Self.exceptions[vector.id] == nil {
                #expect(fault == nil, "\(vector.id): \(vector.source)")
            } else {
                #expect(fault != nil, "\(vector.id) is no exception any more")
            }
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["CEL_VECTORS"] != nil))
    func `of further conformance tests all but one in ninety pass`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["CEL_VECTORS"])
        var passed = 0
        var total = 0
        for file in try Self.files(folder) {
            let vectors = try Vector.read("\(folder)/\(file)").filter { !$0.needsMessages }
            let faults = vectors.compactMap { vector in vector.fault().map { "\(vector.id) \($0): \(vector.source)" } }
            print("\(file.dropLast(5)) \(vectors.count - faults.count)/\(vectors.count)")
            for fault in faults { print("    \(fault)") }
            passed += vectors.count - faults.count
            total += vectors.count
        }
        print("all \(passed)/\(total)")
        #expect(total > 0)
        #expect(Double(passed) >= 0.989 * Double(total))
    }
}
