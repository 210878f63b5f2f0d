import TestSupport
import Testing

@testable import RuleFiles

struct UnreadableFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: UnreadableFile.allCases)
    func `a file that cannot be read is one finding`(file: UnreadableFile) throws {
        let reading = Reading(at: try file.make(in: folder))
        #expect(reading.ruleFile == nil)
        #expect(reading.listing == file.expected)
    }
}
