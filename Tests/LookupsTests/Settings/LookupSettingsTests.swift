import Lookups
import Testing

struct LookupSettingsTests {
    private func settings(_ condition: String, form: CallerForm) throws -> LookupSettings {
        let sql = "select a, b, c from t where \(condition)"
        return try LookupSettings(sql: sql, dialect: .sqlite, form: form)
    }

    @Test func `several spellings go together where auto asks for them and the statement lets a list stand`() throws {
        #expect(try settings("phone = $CLID", form: .auto).sendsAllSpellingsAtOnce)
        #expect(try !settings("phone = $CLID order by a", form: .auto).sendsAllSpellingsAtOnce)
        for form in [CallerForm.e164, .national, .raw] {
            #expect(try !settings("phone = $CLID", form: form).sendsAllSpellingsAtOnce, "\(form)")
        }
    }
}
