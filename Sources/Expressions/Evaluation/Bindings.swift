/// The values of an environment's variables for one evaluation.
///
/// Make one for a call and evaluate as many expressions of the environment on it as there are.
public struct Bindings {
    private let slots: [String: Int]
    private(set) var values: [Value?]
    /// What the host's functions find in `Arguments.context`.
    public var context: AnyObject?

    /// No variable has a value yet. One without is an error where it is read.
    public init(_ environment: Environment, context: AnyObject? = nil) {
        slots = environment.variableSlots
        values = Array(repeating: nil, count: environment.variables.count)
        self.context = context
    }

    /// The value of the variable `name`; setting one that is not declared changes nothing. O(1).
    public subscript(name: String) -> Value? {
        get { slots[name].flatMap { values[$0] } }
        set {
            if let slot = slots[name] { values[slot] = newValue }
        }
    }

    /// The value of the variable in `slot`, which `Environment.declare` answered. O(1).
    public subscript(slot slot: Int) -> Value? {
        get { values[slot] }
        set { values[slot] = newValue }
    }
}
