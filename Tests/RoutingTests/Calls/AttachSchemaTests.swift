import Testing

@testable import Routing

struct AttachSchemaTests {
    private let schema = AttachSchema([
        AttachField(
            name: "lang", type: .string, values: [.string("he"), .string("en"), .string("ru")], fallback: .string("he")),
        AttachField(name: "customer", type: .string, isOptional: true),
        AttachField(name: "debt", type: .int, fallback: .int(0)),
    ])
    private let lang = Slot<AttachField>(0)
    private let customer = Slot<AttachField>(1)
    private let debt = Slot<AttachField>(2)

    @Test func `a declared key has a slot and an undeclared one has none`() {
        #expect(schema.slot(named: "debt") == debt)
        #expect(schema.slot(named: "Debt") == nil)
        #expect(schema.slot(named: "vip") == nil)
    }

    @Test func `a call without attach data has the defaults`() {
        #expect(schema.empty.text.isEmpty)
        #expect(schema.empty.values == [.string("he"), nil, .int(0)])
        #expect(schema.read(text: "").values == schema.empty.values)
    }

    @Test func `text made of pairs fills the declared keys`() {
        let data = schema.read(text: "customer=17;lang=ru;custid=5")
        #expect(data[lang] == .string("ru"))
        #expect(data[customer] == .string("17"))
        #expect(data[debt] == .int(0))
        #expect(data.rejected.isEmpty)
    }

    @Test(arguments: ["customer=17;lang=ru;custid=5", "O'Brien;--", "כהן דוד", "lang=ru;note", ""])
    func `text is kept as delivered`(text: String) {
        #expect(schema.read(text: text).text == text)
    }

    @Test(arguments: ["O'Brien;--", "lang=ru;note", "lang"])
    func `text not made of pairs fills nothing`(text: String) {
        #expect(schema.read(text: text).values == schema.empty.values)
    }

    @Test func `the text of a map is its pairs in declared order, then the undeclared ones as they came`() {
        let data = schema.read(pairs: [("zone", "7"), ("debt", "5"), ("area", "1"), ("lang", "ru"), ("a;b", "c=d")])
        #expect(data.text == #"lang=ru;debt=5;zone=7;area=1;a\;b=c\=d"#)
        #expect(data.values == [.string("ru"), nil, .int(5)])
    }

    @Test func `a value not allowed leaves the default and is told`() {
        let data = schema.read(text: "lang=fr;debt=much")
        #expect(data.values == schema.empty.values)
        #expect(data.rejected == [.init(field: lang, text: "fr"), .init(field: debt, text: "much")])
    }

    @Test func `a value not allowed is the same in a map`() {
        let data = schema.read(pairs: [("lang", "fr")])
        #expect(data[lang] == .string("he"))
        #expect(data.rejected == [.init(field: lang, text: "fr")])
        #expect(data.text == "lang=fr")
    }

    @Test func `the last value of a repeated key counts`() {
        #expect(schema.read(text: "debt=1;debt=2")[debt] == .int(2))
        #expect(schema.read(text: "debt=much;debt=2")[debt] == .int(2))
    }

    @Test func `a last value that is not allowed leaves the default, not the one before`() {
        #expect(schema.read(text: "debt=1;debt=much")[debt] == .int(0))
        #expect(schema.read(text: "lang=ru;lang=fr")[lang] == .string("he"))
    }

    @Test func `keys and allowed values are compared in Unicode's canonical form`() {
        let schema = AttachSchema([AttachField(name: "caf\u{E9}", type: .string, values: [.string("\u{E9}t\u{E9}")])])
        let data = schema.read(text: "cafe\u{301}=e\u{301}te\u{301}")
        #expect(data[Slot(0)] == .string("\u{E9}t\u{E9}"))
        #expect(data.rejected.isEmpty)
    }
}
