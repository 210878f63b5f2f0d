import TestSupport
import Testing

@testable import SOAP

/// Whatever the quick scanner reads, expat has to read to the same document: expat is the judge of XML here.
struct PlainScannerTests {
    private let expat = ExpatParser()
    private let limits = XMLLimits()

    private func expectAgreement(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { raw in
            guard let plain = PlainScanner.document(raw, limits: limits) else { return false }
            do {
                let judged = try expat.document(raw, encoding: nil, limits: limits)
                #expect(Tree(plain.root) == Tree(judged.root), "\(String(decoding: bytes, as: UTF8.self))")
            } catch {
                Issue.record("expat refuses \(String(decoding: bytes, as: UTF8.self)): \(error)")
            }
            return true
        }
    }

    @Test func `what stacks send is read without expat, and to the same document`() {
        #expect(expectAgreement(Array(Sample.event.utf8)))
    }

    @Test(arguments: 0..<400)
    func `a message with bytes changed, lost or doubled is read the same way or left to expat`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let whole = Array(Sample.event.utf8)
        for _ in 0..<25 {
            var bytes = whole
            for _ in 0...random.below(3) {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(random.pick(Array("<>&'\"/=: \r\n]x\u{0}".utf8)), at: place)
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(40))], at: place)
                }
            }
            _ = expectAgreement(bytes)
        }
    }

    @Test(arguments: 0..<400)
    func `documents put together from parts are read the same way or left to expat`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<40 {
            var text = "<a xmlns:p='urn:q'>"
            for _ in 0..<random.below(8) { text += random.pick(Sample.pieces) }
            _ = expectAgreement(Array((text + "</a>").utf8))
        }
    }

    @Test(arguments: 0..<200)
    func `text of arbitrary bytes is read the same way or left to expat`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<50 {
            let text = (0..<random.below(6)).map { _ in
                random.chance(perMille: 500) ? UInt8(0x80 + random.below(128)) : UInt8(random.below(128))
            }
            _ = expectAgreement(Array("<a>".utf8) + text + Array("</a>".utf8))
        }
    }
}
