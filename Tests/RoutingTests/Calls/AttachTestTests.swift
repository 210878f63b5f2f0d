import Testing

@testable import Routing

struct AttachTestTests {
    private func holds(_ operation: AttachTest.Operation, _ value: AttachValue?) -> Bool {
        let data = AttachData(text: "", values: [nil, value], rejected: [])
        return AttachTest(Slot(1), operation).holds(data)
    }

    @Test func `present and absent are each other's opposite`() {
        for value in [nil, .string(""), .string("x"), .int(0), .bool(false)] as [AttachValue?] {
            #expect(holds(.present, value) == (value != nil))
            #expect(holds(.absent, value) == (value == nil))
        }
    }

    @Test func `a default counts as present`() {
        let schema = AttachSchema([AttachField(name: "lang", type: .string, fallback: .string("he"))])
        #expect(AttachTest(Slot(0), .present).holds(schema.empty))
    }

    @Test(
        arguments: [
            .equals(.int(0)), .equals(.string("")), .oneOf([.string("")]), .compared(.unequal, .int(1)),
            .compared(.less, .int(1)), .present,
        ] as [AttachTest.Operation])
    func `every test but absent fails on a key the call lacks`(operation: AttachTest.Operation) {
        #expect(!holds(operation, nil))
    }

    @Test func `equals and oneOf compare text in Unicode's canonical form`() {
        #expect(holds(.equals(.string("caf\u{E9}")), .string("cafe\u{301}")))
        #expect(holds(.oneOf([.string("tea"), .string("caf\u{E9}")]), .string("cafe\u{301}")))
        #expect(!holds(.equals(.string("he")), .string("HE")))
        #expect(!holds(.oneOf([.string("tea")]), .string("caf\u{E9}")))
        #expect(!holds(.oneOf([]), .string("tea")))
    }

    @Test func `equals tells whole numbers and truth values apart`() {
        #expect(holds(.equals(.int(5)), .int(5)))
        #expect(!holds(.equals(.int(5)), .int(6)))
        #expect(holds(.equals(.bool(false)), .bool(false)))
        #expect(!holds(.equals(.bool(false)), .bool(true)))
    }

    @Test(arguments: AttachTest.Comparison.allCases)
    func `a comparison is the mathematical one, for whole and decimal numbers alike`(comparison: AttachTest.Comparison)
    {
        let truth: [AttachTest.Comparison: (below: Bool, same: Bool, above: Bool)] = [
            .less: (true, false, false), .atMost: (true, true, false), .greater: (false, false, true),
            .atLeast: (false, true, true), .equal: (false, true, false), .unequal: (true, false, true),
        ]
        let (below, same, above) = truth[comparison, default: (false, false, false)]
        for limit in [AttachValue.int(500), .double(500)] {
            #expect(holds(.compared(comparison, limit), .int(499)) == below)
            #expect(holds(.compared(comparison, limit), .int(500)) == same)
            #expect(holds(.compared(comparison, limit), .int(501)) == above)
            #expect(holds(.compared(comparison, limit), .double(499.5)) == below)
            #expect(holds(.compared(comparison, limit), .double(500)) == same)
            #expect(holds(.compared(comparison, limit), .double(500.5)) == above)
        }
    }

    @Test func `whole numbers beyond 2 to the 53rd are told from their neighbours`() {
        let limit = AttachValue.int(9_007_199_254_740_992)
        let neighbour = AttachValue.int(9_007_199_254_740_993)
        #expect(holds(.compared(.greater, limit), neighbour))
        #expect(holds(.compared(.unequal, limit), neighbour))
        #expect(!holds(.compared(.equal, limit), neighbour))
        #expect(!holds(.equals(limit), neighbour))
        #expect(holds(.compared(.greater, .int(.max - 1)), .int(.max)))
        #expect(holds(.compared(.less, .int(.min + 1)), .int(.min)))
    }

    @Test(arguments: AttachTest.Comparison.allCases)
    func `text and truth values are in no order to a number`(comparison: AttachTest.Comparison) {
        #expect(!holds(.compared(comparison, .int(5)), .string("5")))
        #expect(!holds(.compared(comparison, .int(1)), .bool(true)))
        #expect(!holds(.compared(comparison, .string("5")), .int(5)))
    }

    @Test func `the signs are those of rule files`() {
        #expect(AttachTest.Comparison.allCases.map(\.rawValue) == ["<", "<=", ">", ">=", "==", "!="])
    }
}
