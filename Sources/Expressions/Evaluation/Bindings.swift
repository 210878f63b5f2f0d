/// The values of an environment's variables for one evaluation.
///
/// Make one for a call and evaluate as many expressions of the environment on it as there are.
public struct Bindings: ~Copyable {
    private let names: [String: Int]
    let slots: Slots
    /// How many variables there are.
    let count: Int
    /// What the host's functions find in `Arguments.context`.
    public var context: AnyObject? {
        didSet { host = context.map(Unmanaged.passUnretained) }
    }
    /// The context, uncounted: it is read at each evaluation.
    private(set) var host: Unmanaged<AnyObject>?

    /// No variable has a value yet. One without is an error where it is read.
    public init(_ environment: Environment, context: AnyObject? = nil) {
        names = environment.variableSlots
        count = environment.variables.count
        slots = Slots(capacity: count)
        self.context = context
        host = context.map(Unmanaged.passUnretained)
    }

    deinit {
        slots.deallocate(capacity: count)
    }

    /// The value of the variable `name`; setting one that is not declared changes nothing. O(1).
    public subscript(name: String) -> Value? {
        get { names[name].flatMap { slots.values[$0] } }
        set {
            if let slot = names[name] { slots.set(slot, newValue) }
        }
    }

    /// The value of the variable in `slot`, which `Environment.declare` answered. O(1).
    ///
    /// - Precondition: `slot` is one of the environment's.
    public subscript(slot slot: Int) -> Value? {
        get {
            precondition(slot >= 0 && slot < count, "there are \(count) variables")
            return slots.values[slot]
        }
        set {
            precondition(slot >= 0 && slot < count, "there are \(count) variables")
            slots.set(slot, newValue)
        }
    }
}
