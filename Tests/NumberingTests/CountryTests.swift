import Numbering
import Testing

struct CountryTests {
    @Test(arguments: zip(["IL", "GB", "US", "IT", "VA"], [972, 44, 1, 39, 39] as [Int32]))
    func `a country has its calling code`(code: String, callingCode: Int32) throws {
        #expect(try NumberPlan(country: code).country?.callingCode == callingCode)
    }

    @Test(arguments: [
        ("il", "IL"), (" IL", "IL"), ("UK", "GB"), ("USA", "US"), ("972", "IL"), ("+44", "GB"), ("Israel", "IL"),
        ("Isreal", "IL"), ("ISR", "IL"), ("Germny", "DE"), ("france", "FR"), ("Niger", "NE"), ("IL\u{0}", "IL"),
    ])
    func `an unknown country is refused with the one meant`(written: String, meant: String) {
        #expect(throws: NumberPlanError.unknownCountry(written, nearest: meant)) { try NumberPlan(country: written) }
    }

    @Test(arguments: ["", "XX", "ZZ", "800", "999", "Atlantis", "99999999999"])
    func `a country that nothing resembles is refused without a suggestion`(_ written: String) {
        #expect(throws: NumberPlanError.unknownCountry(written, nearest: nil)) { try NumberPlan(country: written) }
    }
}
