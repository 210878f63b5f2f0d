/// What a function is called with. It is valid during the call only.
public struct Arguments {
    let base: UnsafePointer<Value?>
    /// How many arguments there are; a method's value before the dot is the first.
    public let count: Int
    let meter: Meter
    // The evaluation holds both while it lasts; counting references here would cost as much as a call.
    unowned(unsafe) private let program: Program
    private let host: Unmanaged<AnyObject>?
    private let function: Int32

    init(
        _ base: UnsafePointer<Value?>, count: Int, meter: Meter, program: Program, function: Int32,
        host: Unmanaged<AnyObject>?
    ) {
        self.base = base
        self.count = count
        self.meter = meter
        self.program = program
        self.function = function
        self.host = host
    }

    /// The argument at `index`.
    ///
    /// - Precondition: `index` is less than `count`.
    public subscript(index: Int) -> Value {
        precondition(index >= 0 && index < count, "there are \(count) arguments")
        guard let value = base[index] else { preconditionFailure("arguments are evaluated before the call") }
        return value
    }

    /// What the host put into the bindings for its functions.
    public var context: AnyObject? { host?.takeUnretainedValue() }

    /// The error that says that no overload takes these values.
    public var noOverload: EvaluationError.Kind {
        .noOverload(program.functions[Int(function)].name, (0..<count).map { self[$0].type.name })
    }

    /// Takes `steps` off what the evaluation may cost; a function that does more than a fixed amount of work says so.
    public func charge(_ steps: Int) throws(EvaluationError.Kind) {
        try meter.charge(steps)
    }

    func zone(_ name: String) -> Timestamp.Zone? {
        program.zones(name)
    }
}
