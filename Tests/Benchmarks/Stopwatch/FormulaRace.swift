import Expressions

/// Evaluates checked conditions, one after the other, on bindings that are there already.
struct FormulaRace {
    private let environment: Environment
    private let formulas: [(name: String, expression: Expression)]

    /// How a queue stands, for `queue("vip")`.
    private final class Board: Sendable {
        let vip: Value

        init(vip: Value) { self.vip = vip }
    }

    private static let attach = RecordType("Attach", [.init("tier", .string)])
    private static let call = RecordType("Call", [.init("attach", .record(attach))])
    private static let queue = RecordType("Queue", [.init("waiting", .int)])

    /// Reads the conditions at `path`, one a line, over the variables that peers have as well; and adds the one that
    /// rules are timed by.
    init(_ path: String) throws {
        var environment = Environment()
        for name in ["tier", "lang", "product", "clid"] { environment.declare(name, .string) }
        for name in ["balance", "retries", "wait", "waiting"] { environment.declare(name, .int) }
        environment.declare("call", .record(Self.call))
        environment.declare(function: "queue", .function(.string, to: .record(Self.queue))) {
            (arguments) throws(EvaluationError.Kind) in
            guard case .string("vip") = arguments[0], let board = arguments.context as? Board else {
                throw .host("there is only the queue 'vip'")
            }
            return board.vip
        }
        let own = #"call.attach.tier == "gold" && queue("vip").waiting < 5"#
        var formulas: [(String, Expression)] = []
        for source in try Array(Lines(of: path)) + [own] {
            formulas.append((source, try Expression.compile(source, in: environment, expecting: .bool)))
        }
        self.environment = environment
        self.formulas = formulas
    }

    /// Nanoseconds of one evaluation of each, in order: `f0`, `f1` and so on, and `own`.
    func run(seconds: Double) throws -> Measurement {
        var bindings = Bindings(environment, context: Board(vip: .record(Record(Self.queue, [.int(2)]))))
        for (name, value) in [("tier", "gold"), ("lang", "fr"), ("product", "claims"), ("clid", "447700900123")] {
            bindings[name] = .string(value)
        }
        for (name, value) in [("balance", 12_000), ("retries", 4), ("wait", 300), ("waiting", 2)] {
            bindings[name] = .int(Int64(value))
        }
        bindings["call"] = .record(Record(Self.call, [.record(Record(Self.attach, [.string("gold")]))]))
        var measurement = Measurement()
        for (index, formula) in formulas.enumerated() {
            let name = index == formulas.count - 1 ? "own" : "f\(index)"
            measurement.record(name, try nanoseconds(formula.expression, bindings, seconds))
        }
        return measurement
    }

    private func nanoseconds(
        _ expression: Expression, _ bindings: borrowing Bindings, _ seconds: Double
    ) throws -> Double {
        let times = 20_000
        var passes: [Double] = []
        let end = ContinuousClock.now + .seconds(seconds)
        repeat {
            var held = 0
            let began = SystemClock.ownTime.nanoseconds
            for _ in 0..<times where try expression.holds(bindings) { held += 1 }
            passes.append(Double(SystemClock.ownTime.nanoseconds - began) / Double(times))
            guard held == times else { throw Misuse("a condition of the race does not hold") }
        } while ContinuousClock.now < end
        return passes.sorted()[passes.count / 2]
    }
}
