extension SimulationResult {
    /// What `other` has more of `measure` than this result, with the error of the difference part by part: both met
    /// the same callers, so what they share is not in it. Nil where either counted nothing, or they have other parts.
    package func difference(
        _ measure: Measure, of subject: ResultSubject, to other: SimulationResult, _ twin: ResultSubject
    ) -> Estimate? {
        guard let left = estimate(measure, of: subject), let right = other.estimate(measure, of: twin) else {
            return nil
        }
        let value = right.value - left.value
        guard parts.count == other.parts.count, parts.count > 1 else {
            return Estimate(value: value, standardError: nil, freedom: 0)
        }
        let differences = parts.indices.compactMap { part -> Double? in
            guard let one = alone(part).estimate(measure, of: subject),
                let two = other.alone(part).estimate(measure, of: twin)
            else { return nil }
            return two.value - one.value
        }
        return Estimate(whole: value, parts: differences)
    }

    /// One part as if it were all there is.
    private func alone(_ part: Int) -> SimulationResult { SimulationResult(self, part: part) }
}
