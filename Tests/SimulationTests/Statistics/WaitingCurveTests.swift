import Testing

@testable import Simulation

struct WaitingCurveTests {
    @Test func `a step holds the mean number of waiting calls, also after steps have doubled`() {
        var curve = WaitingCurve(horizon: .max)
        curve.change(1, by: 1, at: 0)
        curve.change(1, by: 1, at: 500_000)
        curve.change(1, by: -2, at: 1_000_000)
        curve.finish(at: 1_000_000)
        // 240 steps of a second do not reach; 8 s do.
        #expect(curve.step == 8000)
        let means = curve.means(1)
        #expect(means.count == 125)
        #expect(means[0] == 1)
        #expect(means[62] == 1.5)
        #expect(means[124] == 2)
        #expect(curve.means(2).allSatisfy { $0 == 0 })
    }

    @Test func `the last step is no longer than the run`() {
        var curve = WaitingCurve(horizon: 240_000)
        curve.change(1, by: 2, at: 0)
        curve.finish(at: 10_250)
        #expect(curve.means(1) == Array(repeating: 2, count: 11))
    }

    @Test func `the mean of two curves is the mean in every step, whatever their lengths`() {
        var short = WaitingCurve(horizon: .max)
        short.change(3, by: 2, at: 0)
        short.finish(at: 10_000)
        var long = WaitingCurve(horizon: .max)
        long.change(3, by: 4, at: 0)
        long.finish(at: 400_000)
        short.add(long)
        let mean = short.divided(by: 2)
        #expect(mean.step == 2000)
        #expect(mean.means(3)[0] == 3)
        #expect(mean.means(3)[100] == 2)
    }
}
