/// A checked expression as steps with numbers for names, ready to be evaluated by any thread.
///
/// What every evaluation reads lies in raw memory: an array would be retained and released at each step.
final class Program: @unchecked Sendable {
    // Sendable: the memory is filled in `init`, freed in `deinit` and only read between.
    let steps: UnsafeMutableBufferPointer<Step>
    let constants: UnsafeMutableBufferPointer<Value?>
    let children: UnsafeMutableBufferPointer<Int32>
    /// Slots of records, which paths name, and of the frame, which bindings do.
    let slots: UnsafeMutableBufferPointer<Int32>
    let root: Int32
    /// Slots of the frame: names that macros give, then arguments of calls.
    let frameSize: Int
    let names: [String]
    let keys: [MapKey]
    let calls: [CallSite]
    let loops: [LoopSite]
    let patterns: [Pattern]
    let optionals: [Set<Int>]
    let failures: [EvaluationError.Kind]
    let variables: [String]
    let zones: Environment.Zones

    /// A call: which overloads may answer it, and where its arguments go.
    struct CallSite: Sendable {
        let name: String
        let overloads: [Overload]
        /// The only one that may answer, if it needs no look at the arguments.
        let implementation: Implementation?
        /// Children that compute the arguments.
        let first: Int32
        let count: Int32
        /// The slot of the frame for the first argument.
        let slot: Int32
    }

    /// A macro over elements.
    struct LoopSite: Sendable {
        let kind: Loop.Kind
        let range: Int32
        /// The frame's slots of its names; the second is negative if there is none.
        let variable: Int32
        let second: Int32
        /// Negative if there is none.
        let filter: Int32
        let body: Int32
    }

    init(_ draft: Compiler, root: Int32) {
        steps = .copy(of: draft.steps)
        constants = .copy(of: draft.constants)
        children = .copy(of: draft.children)
        slots = .copy(of: draft.slots)
        self.root = root
        frameSize = draft.frameSize
        names = draft.names
        keys = draft.names.map(MapKey.string)
        calls = draft.calls
        loops = draft.loops
        patterns = draft.patterns
        optionals = draft.optionals
        failures = draft.failures
        variables = draft.environment.variables.map(\.name)
        zones = draft.environment.zones
    }

    deinit {
        steps.deallocate()
        constants.deinitialize().deallocate()
        children.deallocate()
        slots.deallocate()
    }
}

extension UnsafeMutableBufferPointer {
    fileprivate static func copy(of elements: [Element]) -> Self {
        let buffer = allocate(capacity: elements.count)
        _ = buffer.initialize(fromContentsOf: elements)
        return buffer
    }
}
