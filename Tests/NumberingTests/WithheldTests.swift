import Numbering
import Routing
import Testing

struct WithheldTests {
    static let announcements = [
        "", " ", "\t\r\n", "\u{00A0}", "0", "0000000000", "+000", "000-000 0000", "*", "***", "-", "--", "+", "+*",
        "- - -",
        "anonymous", "Anonymous", "ANONYMOUS", "Restricted", "unavailable", "Unknown", "private", "withheld", "Blocked",
        "Out of area", "OUT-OF-AREA", "out_of_area", "No Caller ID", "nocallerid", " anonymous ",
        "sip:anonymous@anonymous.invalid", "SIP:Anonymous@Anonymous.Invalid",
        "sips:anonymous@anonymous.invalid;user=phone",
        "sip:anonymous@gateway.example", "sip:thisis@anonymous.invalid", "sip:0541111111@anonymous.invalid",
        "tel:anonymous", "sip:unavailable@10.0.0.1:5060", "sip:%61nonymous@example.com",
    ]

    @Test(arguments: announcements)
    func `a caller without a number is withheld`(_ delivered: String) throws {
        let plan = try NumberPlan(country: "IL")
        let caller = plan.caller(delivered, dialled: plan.dialled("1700500"))
        #expect(caller.isWithheld)
        #expect(caller.e164 == nil)
        #expect(caller.national.isEmpty)
        #expect(caller.raw == delivered)
    }

    @Test(arguments: announcements)
    func `a dialled number is never withheld`(_ delivered: String) throws {
        let number = try NumberPlan(country: "IL").dialled(delivered)
        #expect(!number.isWithheld)
        #expect(number.raw == delivered)
    }

    @Test(arguments: [
        "anonymously", "private bank", "unknown1", "0000000001", "*55", "dana", "sip:dana@example.com", "A",
    ])
    func `any other caller is not withheld`(_ delivered: String) throws {
        let plan = try NumberPlan(country: "IL")
        #expect(!plan.caller(delivered, dialled: plan.dialled("1700500")).isWithheld)
    }
}
