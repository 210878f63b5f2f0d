import Lookups
import Routing
import Synchronization

/// A source that answers as told, and remembers what it was asked.
final class StandIn: LookupSource {
    struct Question: Sendable {
        let keys: [LookupKey]
        let milliseconds: Int64
    }

    private let asked = Mutex<[Question]>([])
    private let answer: @Sendable (LookupKey) async -> LookupAnswer

    init(_ answer: @escaping @Sendable (LookupKey) async -> LookupAnswer) { self.answer = answer }

    var questions: [Question] { asked.withLock { $0 } }

    func answers(to keys: [LookupKey], withinMilliseconds milliseconds: Int64) async -> [LookupAnswer] {
        asked.withLock { $0.append(Question(keys: keys, milliseconds: milliseconds)) }
        var answers: [LookupAnswer] = []
        for key in keys { answers.append(await answer(key)) }
        return answers
    }
}
