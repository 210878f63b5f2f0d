import Numbering
import Routing
import Testing

struct NumberPlanTests {
    @Test(arguments: try SpokenNumber.all())
    func `a number is read as its numbering plan says`(_ number: SpokenNumber) throws {
        let plan = try NumberPlan(country: number.country)
        for read in [plan.dialled(number.delivered), plan.caller(number.delivered, dialled: plan.dialled(""))] {
            #expect(read.raw == number.delivered)
            #expect(read.e164 == number.e164)
            #expect(read.national == number.national)
            #expect(read.isTrunkGuessed == number.isTrunkGuessed)
            #expect(!read.isWithheld)
        }
    }

    @Test(arguments: [
        "\u{202A}+972 54\u{2011}111\u{2013}1111\u{202C}", "054\u{00A0}111\u{00A0}1111",
        "\u{200E}054\u{2212}1111111\u{200F}",
        "０５４１１１１１１１", "＋９７２（５４）１１１１１１１", "٠٥٤١١١١١١١", "۰۵۴۱۱۱۱۱۱۱", " 0541111111\r\n", "054.111.1111",
        "\u{FEFF}054/111-1111", "(+972) 54 111 1111", "tel:+972-54-111-1111;ext=7", "TEL:0541111111;phone-context=+972",
        "sip:+972541111111@gateway.example;user=phone", "sips:0541111111:secret@10.0.0.1:5061",
        "sip:+972541111111;npdi@gateway.example", "sip:%2B972541111111@gateway.example", "sip:0541111111",
    ])
    func `typography and URIs do not change a number`(_ delivered: String) throws {
        let plan = try NumberPlan(country: "IL")
        let number = plan.caller(delivered, dialled: plan.dialled("1700500"))
        #expect(number.e164 == "+972541111111")
        #expect(number.national == "0541111111")
        #expect(Array(number.raw.utf8) == Array(delivered.utf8))
    }

    @Test(arguments: [
        "1-800-FLOWERS", "0541111111 ext 12", "0541111111x12", "054111111l", "0541111111;drop", "054\u{0}1111111",
        "054\n1111111", "\"0541111111\"", "++972541111111", "054+1111111", "+972*541111111", "½541111111", "①②③④⑤⑥⑦",
        "054_111_1111", "05411111\u{301}11", "sip:dana@example.com", "http://0541111111", "dad", "\u{1F4DE}0541111111",
        "sip:%", "sip:054%001111111@example.com", "https:",
    ])
    func `text that is no number matches no digits`(_ delivered: String) throws {
        let plan = try NumberPlan(country: "IL")
        let number = plan.caller(delivered, dialled: plan.dialled("1700500"))
        for read in [plan.dialled(delivered), number] {
            #expect(read.e164 == nil)
            #expect(read.national == read.raw)
            #expect(DigitKey(read.national) == nil)
            #expect(!read.isWithheld)
        }
    }

    @Test
    func `a hostile megabyte is no number`() throws {
        let plan = try NumberPlan(country: "IL")
        let digits = String(repeating: "9", count: 1 << 20)
        #expect(plan.dialled(digits).e164 == nil)
        #expect(plan.dialled(digits).national == digits)
        #expect(plan.dialled("+" + String(repeating: "(", count: 1 << 20)).e164 == nil)
    }

    @Test(arguments: ["*55", "*67#", "#31#0541111111", "12A", "**"])
    func `a code keeps its own symbols`(_ delivered: String) throws {
        let number = try NumberPlan(country: "IL").dialled(delivered)
        #expect(number.e164 == nil)
        #expect(number.national == delivered)
    }

    @Test(arguments: [
        "0541111111", "+972 54 111 1111", "12345", "", "0541111111' OR '1'='1",
    ])
    func `the raw plan leaves every form as delivered, the plus sign of the national one apart`(_ delivered: String) {
        let number = NumberPlan.raw.dialled(delivered)
        #expect(number.raw == delivered)
        #expect(number.e164 == delivered)
        #expect(number.national == (delivered.hasPrefix("+") ? String(delivered.dropFirst()) : delivered))
    }

    @Test
    func `the raw plan still recognises withheld callers`() {
        let line = NumberPlan.raw.dialled("1700500")
        #expect(NumberPlan.raw.caller("Anonymous", dialled: line).isWithheld)
        #expect(NumberPlan.raw.caller("0541111111", dialled: line).national == "0541111111")
    }

    @Test
    func `nothing but zeros is no public number`() throws {
        let number = try NumberPlan(country: "IL").dialled("0000000000")
        #expect(number.e164 == nil)
        #expect(number.national == "0000000000")
    }
}
