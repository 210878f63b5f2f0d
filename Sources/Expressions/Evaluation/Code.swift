/// What every evaluation of a program reads, in raw memory that the program owns: an array would be retained and
/// released at each step.
struct Code {
    let steps: UnsafeMutableBufferPointer<Step>
    let constants: UnsafeMutableBufferPointer<Value?>
    let children: UnsafeMutableBufferPointer<Int32>
    /// Slots of records, which paths name, and of the frame, which bindings do.
    let slots: UnsafeMutableBufferPointer<Int32>
    let calls: UnsafeMutableBufferPointer<CallSite>
    /// By the number of the call: what answers it, if that needs no look at the arguments.
    let answers: UnsafeMutableBufferPointer<Answer?>
    let loops: UnsafeMutableBufferPointer<LoopSite>
    let patterns: UnsafeMutableBufferPointer<Pattern>

    /// Where a call's arguments come from, and where they go.
    struct CallSite {
        /// Children that compute the arguments.
        let first: Int32
        let count: Int32
        /// The slot of the frame for the first argument.
        let slot: Int32
    }

    /// A function to call. As an element of a collection without a wrapping it would be called by a detour.
    struct Answer {
        let implementation: Implementation
    }

    /// A macro over elements.
    struct LoopSite {
        let kind: Loop.Kind
        let range: Int32
        /// The frame's slots of its names; the second is negative if there is none.
        let variable: Int32
        let second: Int32
        /// Negative if there is none.
        let filter: Int32
        let body: Int32
    }

    init(_ draft: Compiler) {
        steps = .copy(of: draft.steps)
        constants = .copy(of: draft.constants)
        children = .copy(of: draft.children)
        slots = .copy(of: draft.slots)
        calls = .copy(of: draft.calls)
        answers = .copy(of: draft.answers)
        loops = .copy(of: draft.loops)
        patterns = .copy(of: draft.patterns)
    }

    func deallocate() {
        steps.deallocate()
        constants.deinitialize().deallocate()
        children.deallocate()
        slots.deallocate()
        calls.deallocate()
        answers.deinitialize().deallocate()
        loops.deallocate()
        patterns.deinitialize().deallocate()
    }
}

extension UnsafeMutableBufferPointer {
    fileprivate static func copy(of elements: [Element]) -> Self {
        let buffer = allocate(capacity: elements.count)
        _ = buffer.initialize(fromContentsOf: elements)
        return buffer
    }
}
