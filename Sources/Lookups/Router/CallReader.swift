package import Numbering
package import Routing

/// Makes calls of delivered text. Owned by one worker: it remembers numbers it has seen.
package struct CallReader {
    /// Attach data as it may be delivered.
    package enum Attach: Sendable, Hashable {
        /// None.
        case none
        /// Text.
        case text(String)
        /// Keys and values, in the order delivered.
        case pairs([AttachOutput.Pair])
    }

    private var numbers: NumberReader
    private let schema: AttachSchema

    /// A reader of calls whose numbers follow `numbers` and whose attach data follows `attach`.
    package init(numbers: NumberPlan, attach schema: AttachSchema) {
        self.numbers = NumberReader(plan: numbers)
        self.schema = schema
    }

    /// The call of these texts.
    package mutating func call(
        id: String? = nil, dnis: String, clid: String, attach: Attach = .none, routeTimeout: Int64? = nil
    ) -> Call {
        let dialled = numbers.dialled(dnis)
        return Call(
            id: id, dnis: dialled, clid: numbers.caller(clid, dialled: dialled), attach: read(attach),
            routeTimeout: routeTimeout)
    }

    private func read(_ attach: Attach) -> AttachData {
        switch attach {
        case .none: schema.empty
        case .text(let text): text.isEmpty ? schema.empty : schema.read(text: text.canonical)
        case .pairs(let pairs): schema.read(pairs: pairs.map { ($0.key.canonical, $0.value.canonical) })
        }
    }
}
