import Numbering
import Routing
import Testing

struct SpellingPropertyTests {
    @Test(arguments: 0..<300)
    func `every spelling of a number is that number`(seed: Int) throws {
        var random = Seeded(seed)
        let number = AllottedNumber(using: &random)
        let plan = try NumberPlan(country: number.country)
        for spelling in number.spellings(using: &random) {
            let read = plan.dialled(spelling)
            #expect(read.e164 == number.e164, "\(spelling)")
            #expect(read.national == number.national, "\(spelling)")
            #expect(!read.isTrunkGuessed, "\(spelling)")
        }
    }

    @Test(arguments: 0..<100)
    func `a number without its trunk prefix is completed, and says so`(seed: Int) throws {
        var random = Seeded(seed)
        let number = AllottedNumber(using: &random, isAssigned: true)
        let read = try NumberPlan(country: number.country).dialled(number.significant)
        #expect(read.e164 == number.e164)
        #expect(read.national == number.national)
        #expect(read.isTrunkGuessed == !number.trunk.isEmpty)
    }

    @Test(arguments: 0..<100)
    func `a number of another country keeps its E.164 form only`(seed: Int) throws {
        var random = Seeded(seed)
        let number = AllottedNumber(using: &random)
        let read = try NumberPlan(country: "ZA").dialled("00" + number.callingCode + number.significant)
        #expect(read.e164 == number.e164)
        #expect(read.national == number.e164)
        #expect(!read.isTrunkGuessed)
    }

    @Test(arguments: 0..<200)
    func `any text is read without harm`(seed: Int) throws {
        var random = Seeded(seed)
        let alphabet = Array("0123456789+*#ABCD ()-./,;:@%'\"xX\u{0}\u{7F}é\u{200F}٣９sip")
        let text = String(
            (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &random)]
            })
        let plan = try NumberPlan(country: ["IL", "US", "DE", "IT", "AR"][seed % 5])
        let read = plan.dialled(text)
        #expect(Array(read.raw.utf8) == Array(text.utf8))
        if let e164 = read.e164 {
            #expect(e164.wholeMatch(of: /\+[1-9][0-9]{1,14}/) != nil)
        } else {
            #expect(!read.isTrunkGuessed)
        }
    }
}
