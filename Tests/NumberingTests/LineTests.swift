import Numbering
import Routing
import Testing

struct LineTests {
    private func e164(of caller: String, on line: String, plan: NumberPlan) -> String? {
        plan.caller(caller, dialled: plan.dialled(line)).e164
    }

    @Test
    func `callers of a line are read for its country`() throws {
        let plan = try NumberPlan(country: "IL", byDNIS: [.init(NumberPattern(parsing: "+44*"), country: "GB")])
        #expect(e164(of: "0541111111", on: "+44 20 7946 0000", plan: plan) == "+44541111111")
        #expect(e164(of: "0541111111", on: "00442079460000", plan: plan) == "+44541111111")
        #expect(e164(of: "0541111111", on: "1700500", plan: plan) == "+972541111111")
    }

    @Test
    func `the first line that fits counts`() throws {
        let plan = try NumberPlan(
            country: "IL",
            byDNIS: [
                .init(NumberPattern(parsing: "1700500"), country: "US"),
                .init(NumberPattern(parsing: "1700*"), country: "FR"),
                .init(NumberPattern(parsing: "03123..03129"), country: "GB"),
                .init(NumberPattern(parsing: "*"), country: "DE"),
            ])
        let caller = "0301234567"
        #expect(e164(of: "2125550100", on: "1700500", plan: plan) == "+12125550100")
        #expect(e164(of: caller, on: "1700501", plan: plan) == "+33301234567")
        #expect(e164(of: "02079460000", on: "03125", plan: plan) == "+442079460000")
        #expect(e164(of: caller, on: "03130", plan: plan) == "+49301234567")
    }

    @Test
    func `a national pattern is not compared with E.164 nor with foreign numbers`() throws {
        let plan = try NumberPlan(
            country: "IL",
            byDNIS: [
                .init(NumberPattern(parsing: "972*"), country: "US"),
                .init(NumberPattern(parsing: "020*"), country: "GB"),
                .init(NumberPattern(parsing: "44*"), country: "FR"),
            ])
        #expect(e164(of: "0541111111", on: "+972541111112", plan: plan) == "+972541111111")
        #expect(e164(of: "0541111111", on: "+442079460000", plan: plan) == "+972541111111")
    }

    @Test
    func `a caller from home on another country's line has his digits at home`() throws {
        let plan = try NumberPlan(country: "IL", byDNIS: [.init(NumberPattern(parsing: "+44*"), country: "GB")])
        let line = plan.dialled("+442079460000")
        let caller = plan.caller("+972541111111", dialled: line)
        #expect(caller.national == "0541111111")
        #expect(!caller.isForeign)
        #expect(caller.raw == "+972541111111")
        #expect(plan.caller("0541111111", dialled: line).isForeign)
    }
}
