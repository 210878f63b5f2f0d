import Testing

@testable import Simulation

struct EstimateTests {
    @Test(arguments: [
        (1, 12.7062), (4, 2.7764), (10, 2.2281), (11, 2.2010), (19, 2.0930), (30, 2.0423), (99, 1.9842), (1000, 1.9623),
    ])
    func `the factor of an interval is the one in Student's table`(freedom: Int, factor: Double) {
        #expect(abs(StudentT.factor(freedom: freedom) - factor) < 0.0002)
    }

    @Test func `a ratio is that of the sums, its error that of the residuals`() throws {
        let estimate = try #require(Estimate(ratioOf: [1, 2, 6], to: [2, 2, 2]))
        #expect(estimate.value == 1.5)
        // Residuals -2, -1, 3; variance of their mean 14/6, over a mean denominator of 2.
        #expect(abs((estimate.standardError ?? 0) - (14.0 / 6).squareRoot() / 2) < 1e-12)
        #expect(estimate.freedom == 2)
    }

    @Test func `one part tells no error, and nothing over nothing is no number`() {
        #expect(Estimate(ratioOf: [3], to: [4])?.halfWidth == nil)
        #expect(Estimate(ratioOf: [0, 0], to: [0, 0]) == nil)
    }
}
