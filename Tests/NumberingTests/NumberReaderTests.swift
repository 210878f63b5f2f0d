import Numbering
import Routing
import Testing

struct NumberReaderTests {
    /// 20 seeds of 500 calls, two numbers each, over few enough places that most are taken over again and again.
    @Test(arguments: 0..<20)
    func `a reader answers what its plan answers`(seed: Int) throws {
        var random = Seeded(seed)
        let plan = try NumberPlan(
            country: "IL",
            byDNIS: [
                .init(NumberPattern(parsing: "+44*"), country: "GB"),
                .init(NumberPattern(parsing: "+1*"), country: "US"), .init(NumberPattern(parsing: "0*"), country: "DE"),
            ])
        var reader = NumberReader(plan: plan, lines: 4, callers: 16)
        let spellings = (0..<8).flatMap { _ in
            AllottedNumber(using: &random).spellings(using: &random) + ["", "anonymous", "12345", "0541111111"]
        }
        for _ in 0..<500 {
            let line = spellings[Int.random(in: spellings.indices, using: &random)]
            let caller = spellings[Int.random(in: spellings.indices, using: &random)]
            let dialled = reader.dialled(line)
            #expect(dialled == plan.dialled(line))
            #expect(reader.caller(caller, dialled: dialled) == plan.caller(caller, dialled: dialled))
        }
    }

    @Test
    func `a caller remembered on one line is read anew on another`() throws {
        let plan = try NumberPlan(country: "IL", byDNIS: [.init(NumberPattern(parsing: "+44*"), country: "GB")])
        var reader = NumberReader(plan: plan, callers: 1)
        let british = reader.dialled("+442079460000")
        let israeli = reader.dialled("1700500")
        for _ in 0..<2 {
            #expect(reader.caller("0541111111", dialled: israeli).e164 == "+972541111111")
            #expect(reader.caller("0541111111", dialled: british).e164 == "+44541111111")
        }
    }

    @Test
    func `spellings that differ in bytes alone keep their own raw text`() throws {
        var reader = NumberReader(plan: try NumberPlan(country: "IL"), lines: 1)
        for raw in ["é", "e\u{301}", "é"] {
            #expect(Array(reader.dialled(raw).raw.utf8) == Array(raw.utf8))
        }
    }

    @Test
    func `readings on several threads agree`() async throws {
        let plan = try NumberPlan(country: "IL")
        await withTaskGroup(of: [String?].self) { group in
            for _ in 0..<4 {
                group.addTask { @concurrent in
                    (1000..<1300).map { plan.dialled("054111\($0)").e164 }
                }
            }
            for await numbers in group {
                #expect(numbers == (1000..<1300).map { "+97254111\($0)" })
            }
        }
    }
}
