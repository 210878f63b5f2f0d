import Expressions

private let environment = {
    let inner = RecordType("Inner", [.init("s", .string), .init("n", .int)])
    var environment = Environment(container: "a.b")
    environment.declare("r", .record(RecordType("Outer", [.init("i", .record(inner)), .init("l", .list(.dyn))])))
    environment.declare("n", .int)
    environment.declare("s", .string)
    environment.declare("m", .map(.string, .dyn))
    environment.declare("a.b.q", .double)
    return environment
}()

private let limits = Limits(sourceLength: 10_000, depth: 100, cost: 20_000)

/// What holds for every text: it is refused or compiled, what is checked compiles without checking too, and what is
/// compiled has the same value or error however often it is asked.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    var bindings = Bindings(environment)
    bindings["n"] = .int(-3)
    bindings["s"] = .string("aé\u{1F600}")
    bindings["m"] = ValueMap([(key: .string("k"), value: .list([.int(1), .null, .double(.nan)]))]).map(Value.map)
    if let pattern = try? Pattern(source) { _ = pattern.matches("aé\u{1F600}\nab12") }
    let checked = try? Expression.compile(source, in: environment, limits: limits)
    let unchecked = try? Expression.compileUnchecked(source, in: environment, limits: limits)
    precondition(checked == nil || unchecked != nil, "checked, and yet refused without checking")
    for expression in [checked, unchecked] {
        guard let expression else { continue }
        precondition(outcome(expression, bindings) == outcome(expression, bindings), "two values of one expression")
    }
    return 0
}

private func outcome(_ expression: Expression, _ bindings: borrowing Bindings) -> Result<Value, EvaluationError> {
    do throws(EvaluationError) {
        return try .success(expression.evaluate(bindings))
    } catch {
        return .failure(error)
    }
}
