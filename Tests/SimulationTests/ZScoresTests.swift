import Testing

@testable import validate

/// The verdict over how far many estimates are off.
struct ZScoresTests {
    /// `count` values of which `far` are three standard errors off, as often above as below.
    private static func scores(_ count: Int, far: Int, shift: Double = 0) -> ZScores {
        var scores = ZScores()
        for index in 0..<count {
            let sign: Double = index.isMultiple(of: 2) ? 1 : -1
            scores.add(sign * (index < far ? 3 : 1) + shift, of: "erlang-a")
        }
        return scores
    }

    @Test(arguments: [(far: 24, isRight: false), (26, true), (46, true), (70, true), (72, false)])
    func `between 2.5 and 7 of a hundred are more than two off`(far: Int, isRight: Bool) {
        #expect(Self.scores(1000, far: far).isPassed == isRight)
    }

    @Test(arguments: [(shift: 0.4, isRight: true), (-0.4, true), (0.6, false), (-0.6, false)])
    func `a family that errs to one side has a bias`(shift: Double, isRight: Bool) {
        #expect(Self.scores(1000, far: 46, shift: shift).isPassed == isRight)
    }

    @Test func `nor does another family make up for it`() {
        var scores = Self.scores(1000, far: 46)
        for _ in 0..<10 { scores.add(0.9, of: "mmn") }
        #expect(!scores.isPassed)
        #expect(scores.summary[1].hasSuffix(": mmn 0.90"))
    }
}
