import CTIPS
import Foundation
import TestSupport
import Testing

struct ContractReferenceTests {
    private static let path = PackageRoot.path("docs/ctips.md")
    private static let start =
        "<!-- reference: written from the contract's table; UPDATE_DOCS=1 swift test writes it anew -->\n"

    // What the codecs do and what the page says come from one table, and this keeps the copy on the page in step.
    @Test func `the reference in docs is that of the contract`() throws {
        let page = try String(contentsOfFile: Self.path, encoding: .utf8)
        let before = try #require(page.range(of: Self.start)).upperBound
        let expected = page[..<before] + ContractReference.markdown + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
            try String(expected).write(toFile: Self.path, atomically: true, encoding: .utf8)
        } else {
            #expect(page == expected)
        }
    }
}
