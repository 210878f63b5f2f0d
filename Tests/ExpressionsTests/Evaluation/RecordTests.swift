import Testing

@testable import Expressions

struct RecordTests {
    private let attach = RecordType("Attach", [.init("tier", .string), .init("amount", .int)])
    private let call: RecordType
    private var environment = Environment()

    init() {
        call = RecordType("Call", [.init("dnis", .string), .init("attach", .record(attach))])
        environment.declare("call", .record(call))
        environment.declare("any", .dyn)
    }

    private func holds(_ source: String, tier: Value? = .string("gold"), unchecked: Bool = false) throws -> Bool {
        let expression =
            unchecked
            ? try Expression.compileUnchecked(source, in: environment)
            : try Expression.compile(source, in: environment, expecting: .bool)
        var bindings = Bindings(environment)
        bindings["call"] = .record(Record(call, [.string("1700"), .record(Record(attach, [tier, .int(700)]))]))
        bindings["any"] = bindings["call"]
        return try expression.holds(bindings)
    }

    @Test(arguments: [
        "call.attach.tier == 'gold'", "call.attach.amount > 500 && call.dnis == '1700'", "call.attach == call.attach",
        "has(call.attach.tier)", "any.attach.tier == 'gold'", "(true ? call : call).attach.amount == 700",
        "call.?attach.tier == optional.of('gold')", "[call.attach].exists(a, a.tier == 'gold')",
        "type(call) == type(any)", "cel.bind(a, call.attach, a.amount + a.amount == 1400)",
        "call.attach != null",
    ])
    func `fields are read, checked or not`(source: String) throws {
        #expect(try holds(source))
        #expect(try holds(source, unchecked: true))
    }

    @Test func `a field that is not there is an error, and has tells`() throws {
        #expect(try !holds("has(call.attach.tier)", tier: nil))
        #expect(try holds("call.attach.?tier.orValue('none') == 'none'", tier: nil))
        let error = #expect(throws: EvaluationError.self) { try holds("call.attach.tier == 'gold'", tier: nil) }
        #expect(error?.kind == .noSuchField("tier"))
        #expect(error?.offset == 11)
        #expect(try holds("call.attach.tier == 'gold' || call.dnis == '1700'", tier: nil))
    }

    @Test func `a field that the type has not is a mistake`() {
        #expect(
            refusals("call.attach.teir == 'gold'", in: environment).map(\.kind) == [
                .noField("teir", of: .record(attach))
            ])
        #expect(
            refusals("call.attach.amount == 'x'", in: environment).map(\.kind) == [
                .noOverload(function: "_==_", types: [.int, .string])
            ])
        #expect(throws: EvaluationError.self) { try holds("any.attach.teir == 'gold'") }
    }

    @Test func `a condition must be a bool`() {
        #expect(throws: Issues.self) { try holds("call.attach.amount") }
        #expect(throws: EvaluationError.self) { try holds("any.attach.amount") }
    }

    @Test func `records are equal if their types and values are`() {
        let one = Record(attach, [.string("a"), .int(1)])
        #expect(one == Record(attach, [.string("a"), .int(1)]))
        #expect(one != Record(attach, [.string("a"), nil]))
        #expect(one != Record(RecordType("Attach", attach.fields), [.string("a"), .int(1)]))
    }

    @Test func `a variable without a value is an error where it is read`() throws {
        let expression = try Expression.compile("call.dnis == '' || true", in: environment)
        let bindings = Bindings(environment)
        #expect(try expression.holds(bindings))
        let alone = try Expression.compile("call.dnis == ''", in: environment)
        let error = #expect(throws: EvaluationError.self) { try alone.holds(bindings) }
        #expect(error?.kind == .unboundVariable("call"))
    }
}
