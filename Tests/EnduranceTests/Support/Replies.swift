import Routing
import Testing

/// One lookup's answer, and when it came.
struct Reply: Sendable {
    let outcome: LookupOutcome
    let due: ContinuousClock.Instant
    let came: ContinuousClock.Instant
    /// What the answer says went wrong.
    let detail: String?
    /// What is wrong with it: another caller's row, or an outcome that nothing here can have.
    let wrong: String?
}

/// The answers of a crowd.
struct Replies: Sendable {
    let all: [Reply]

    init(_ all: [Reply]) { self.all = all }

    /// How often each outcome came.
    var outcomes: [LookupOutcome: Int] { all.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 } }

    /// How often each outcome came, for people.
    var told: String {
        outcomes.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    }

    /// Those that were answered by the database.
    var real: Int { all.count { !$0.outcome.isFailure } }

    /// Nobody got a row of another's, or an answer to nothing he asked.
    func expectRight() {
        let wrong = all.compactMap(\.wrong)
        #expect(wrong.isEmpty, "\(wrong.count) wrong answers, the first to \(wrong.first ?? "")")
    }

    /// Everyone was answered by his time and 20 ms, as far as the machine let anybody be on time.
    func expectPunctual(beside metronome: Metronome, _ name: String) {
        let grace = Duration.milliseconds(20)
        let late = all.filter { $0.came - $0.due > grace }
        let inexcusable = late.map { $0.came - $0.due - metronome.lateness(from: $0.due, to: $0.came) }
            .filter { $0 > grace }
        let share = 100 * Double(all.count - late.count) / Double(all.count)
        let worst = all.map { $0.came - $0.due }.max() ?? .zero
        print(
            "\(name): \(all.count) lookups, \((share * 100).rounded() / 100) % by their time and 20 ms, the worst \(worst.inMilliseconds) ms late,",
            "the machine \(metronome.worst.inMilliseconds) ms; \(told)")
        #expect(inexcusable.count * 1000 <= all.count, "\(inexcusable.count) late without the machine being so")
        #expect(inexcusable.max() ?? .zero <= .milliseconds(250))
    }
}

extension Duration {
    /// Rounded to the hundredth, for people.
    var inMilliseconds: Double { (self / .microseconds(10)).rounded() / 100 }
}
