import Testing

@testable import RuleFiles

struct BadFileTests {
    @Test(arguments: BadFile.all)
    func `a fault is reported where it stands, with how to mend it, and nothing else is`(bad: BadFile) throws {
        let reading = Reading(at: bad.path)
        let listing = reading.listing
        #expect(try listing == bad.expected, "\(listing)")
        #expect((reading.ruleFile == nil) == reading.findings.hasErrors)
    }

    @Test(arguments: BadFile.all)
    func `the same file without the fault gives no finding`(bad: BadFile) {
        let reading = Reading(at: bad.goodPath)
        #expect(reading.listing == "")
        #expect(reading.ruleFile != nil)
    }

    @Test func `every file has the findings that it must give`() throws {
        #expect(BadFile.all.count > 150)
        #expect(try BadFile.strays == [])
    }
}
