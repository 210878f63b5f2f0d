import Lookups
import Numbering
import Routing
import Testing

struct CallerFormTests {
    private func spellings(_ form: CallerForm, _ clid: String) throws -> [String] {
        form.spellings(of: try Call.delivered(clid: clid).clid)
    }

    /// Every spelling of S1, the last without its trunk prefix.
    static let oneCaller = [
        "0541111111", "+972541111111", "972541111111", "00972541111111", "054-111-1111", "+972 (0)54 1111111",
        "541111111",
    ]

    @Test(arguments: oneCaller)
    func `every spelling of a caller is asked for by the same forms`(clid: String) throws {
        #expect(try spellings(.national, clid) == ["0541111111"])
        #expect(try spellings(.e164, clid) == ["+972541111111"])
        #expect(try spellings(.raw, clid) == [clid])
    }

    @Test(arguments: oneCaller)
    func `auto asks for national, E164 and as delivered, each once`(clid: String) throws {
        let both = ["0541111111", "+972541111111"]
        #expect(try spellings(.auto, clid) == (both.contains(clid) ? both : both + [clid]))
    }

    @Test(arguments: ["+15411111111", "0015411111111", "+1 541 111-1111"])
    func `a caller of another country is asked for by E164 alone`(clid: String) throws {
        for form in [CallerForm.auto, .e164, .national] {
            #expect(try spellings(form, clid) == ["+15411111111"], "\(form)")
        }
        #expect(try spellings(.raw, clid) == [clid])
    }

    @Test func `a caller read by the plan of another line's country is foreign too`() throws {
        let lines = [try NumberPlan.Line(NumberPattern(parsing: "+44*"), country: "GB")]
        let caller = try Call.delivered(clid: "0541111111", dnis: "+442071234567", lines: lines).clid
        #expect(CallerForm.auto.spellings(of: caller) == ["+44541111111"])
    }

    @Test(arguments: CallerForm.allCases)
    func `a withheld caller has no spelling`(form: CallerForm) throws {
        for clid in ["", " ", "anonymous", "Anonymous", "Restricted", "unavailable", "0000000000", "+", "***"] {
            #expect(try spellings(form, clid) == [], "'\(clid)'")
        }
    }

    @Test(arguments: ["*55", "7001", "dana", "0541111111' OR '1'='1"])
    func `what has no E164 form is asked for once`(clid: String) throws {
        for form in CallerForm.allCases { #expect(try spellings(form, clid) == [clid], "\(form)") }
    }
}
