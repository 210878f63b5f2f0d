import Testing

@testable import Expressions

struct HostFunctionTests {
    private final class Lengths {
        let waiting: [String: Int64] = ["vip": 3]
    }

    private static func environment() -> Environment {
        let queue = RecordType("Queue", [.init("waiting", .int)])
        var environment = Environment()
        environment.declare("any", .dyn)
        environment.declare(function: "queue", .function(.string, to: .record(queue))) {
            arguments throws(EvaluationError.Kind) in
            guard case .string(let name) = arguments[0], let lengths = arguments.context as? Lengths else {
                throw .host("no queues")
            }
            guard let waiting = lengths.waiting[name] else { throw .host("no queue \(name)") }
            return .record(Record(queue, [.int(waiting)]))
        }
        environment.declare(function: "twice", .method(.int, to: .int)) { arguments throws(EvaluationError.Kind) in
            guard case .int(let value) = arguments[0] else { throw arguments.noOverload }
            return .int(value * 2)
        }
        environment.declare(function: "twice", .method(.string, to: .string)) {
            arguments throws(EvaluationError.Kind) in
            guard case .string(let value) = arguments[0] else { throw arguments.noOverload }
            return .string(value + value)
        }
        environment.declare(function: "size", .function(.record(queue), to: .int)) { _ in .int(42) }
        return environment
    }

    private func value(_ source: String, any: Value = .null) throws -> Value {
        let environment = Self.environment()
        var bindings = Bindings(environment, context: Lengths())
        bindings["any"] = any
        let lengths = bindings.context
        defer { withExtendedLifetime(lengths) {} }
        return try Expression.compile(source, in: environment).evaluate(bindings)
    }

    @Test func `a function answers from the context of the bindings`() throws {
        #expect(try value("queue('vip').waiting < 5") == .bool(true))
        #expect(try value("queue('v' + 'ip').waiting") == .int(3))
        let error = #expect(throws: EvaluationError.self) { try value("queue('gold').waiting < 5") }
        #expect(error?.kind == .host("no queue gold"))
        #expect(try value("queue('gold').waiting < 5 || true") == .bool(true))
    }

    @Test func `the overload is chosen by the types, when they are known or not`() throws {
        #expect(try value("4.twice()") == .int(8))
        #expect(try value("'ab'.twice()") == .string("abab"))
        #expect(try value("any.twice()", any: .string("x")) == .string("xx"))
        #expect(try value("any.twice()", any: .int(2)) == .int(4))
        #expect(throws: EvaluationError.self) { try value("any.twice()", any: .bool(true)) }
        #expect(refusals("true.twice()", in: Self.environment()).count == 1)
        #expect(refusals("twice(1)", in: Self.environment()).count == 1)
    }

    @Test func `a function of the language may be given one more overload`() throws {
        #expect(try value("size(queue('vip'))") == .int(42))
        #expect(try value("size('abc')") == .int(3))
        #expect(try value("size(any)", any: .list([])) == .int(0))
    }

    @Test func `a value reaches a function only if it is of the type that it takes`() {
        #expect(throws: EvaluationError.self) { try value("queue(any).waiting", any: .int(1)) }
    }
}
