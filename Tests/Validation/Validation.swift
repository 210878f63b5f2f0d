import Foundation
import TestSupport

/// The verdicts over all values of many models.
package struct Validation: Sendable {
    /// One model and what came of it.
    package struct Outcome: Sendable {
        /// The model.
        package let model: ReferenceModel
        /// The verdict on each value; none if the model cannot be told as a scenario.
        package let verdicts: [Verdict]
        /// Why it cannot.
        package let gap: String?
        /// No time was left for it.
        package var isLeftOut = false

        /// No value disagrees.
        package var isPassed: Bool { gap == nil && !verdicts.contains { $0.judgement == .failed } }

        /// `case passed/total`.
        package var line: String {
            if isLeftOut { return "\(model.id) not run: the time is over" }
            let agreed = verdicts.count { $0.judgement != .failed }
            return "\(model.id) \(agreed)/\(model.measures.count)" + (gap.map { " cannot be expressed: \($0)" } ?? "")
        }
    }

    /// In the order of the models.
    package let outcomes: [Outcome]
    /// Calls simulated for each model.
    package let calls: Int64

    /// The files of reference models: the one in the repository, and those in the folder that `QUEUEING_VECTORS` names.
    package static func files() -> [String] {
        let own = PackageRoot.path("Tests/SimulationTests/Fixtures/models.json")
        guard let folder = ProcessInfo.processInfo.environment["QUEUEING_VECTORS"] else { return [own] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return [own] + names.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    }

    /// Runs the models, as many at a time as there are cores, telling `observe` a line about each.
    package static func run(
        _ models: [ReferenceModel], calls: Int64, seed: UInt64, within seconds: Double? = nil,
        observe: (String) -> Void
    ) async -> Validation {
        let began = ContinuousClock.now
        var outcomes: [Outcome?] = Array(repeating: nil, count: models.count)
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var next = 0
            func add() {
                guard next < models.count else { return }
                let (index, model) = (next, models[next])
                next += 1
                let share = seconds.map { (ContinuousClock.now - began) / .seconds($0) } ?? 0
                guard share < 1 else {
                    outcomes[index] = Outcome(model: model, verdicts: [], gap: nil, isLeftOut: true)
                    observe(outcomes[index]?.line ?? "")
                    add()
                    return
                }
                group.addTask { (index, outcome(of: model, share < 0.5 ? calls : max(1, calls / 10), seed)) }
            }
            for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { add() }
            while let (index, outcome) = await group.next() {
                outcomes[index] = outcome
                observe(outcome.line)
                add()
            }
        }
        return Validation(outcomes: outcomes.compactMap(\.self), calls: calls)
    }

    private static func outcome(of model: ReferenceModel, _ calls: Int64, _ seed: UInt64) -> Outcome {
        do {
            // Models of one seed would meet callers of the same luck, and all err to one side.
            let own = model.id.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            return Outcome(model: model, verdicts: try model.verdicts(calls: calls, seed: own), gap: nil)
        } catch {
            return Outcome(model: model, verdicts: [], gap: "\(error)")
        }
    }

    private var verdicts: [Verdict] { outcomes.flatMap(\.verdicts) }

    /// The share of values more than two standard errors off.
    private var shareBeyondTwo: Double {
        verdicts.isEmpty ? 0 : Double(verdicts.count { abs($0.z) > 2 }) / Double(verdicts.count)
    }

    /// No value disagrees, and every model can be told.
    package var isPassed: Bool { outcomes.allSatisfy(\.isPassed) }

    /// A few lines about all of it.
    package var summary: [String] {
        func count(_ judgement: Verdict.Judgement) -> Int { verdicts.count { $0.judgement == judgement } }
        let leftOut = outcomes.count(where: \.isLeftOut)
        return [
            "models \(outcomes.count { $0.isPassed && !$0.isLeftOut })/\(outcomes.count)"
                + (leftOut > 0 ? ", \(leftOut) not run for want of time" : ""),
            "values \(verdicts.count): \(count(.passed)) equivalent within 1 %, \(count(.undecided)) agree and are "
                + "undecided at this length, \(count(.failed)) disagree",
            "share of |z| > 2: \(Self.rounded(100 * shareBeyondTwo, 1)) %, mean z "
                + Self.rounded(verdicts.reduce(0) { $0 + $1.z } / Double(max(1, verdicts.count)), 3),
        ]
    }

    /// The report as Markdown; with how far off further seeds are, if that was looked at.
    package func report(_ scores: ZScores? = nil) -> String {
        var lines = [
            "# Validation", "",
            "Reference models with exact values, each told as a scenario and simulated for \(calls) calls",
            "(`make validate`). A value agrees when the estimate is within four standard errors of it; it is equivalent",
            "when the 95 % half-width is at most 0.5 % of it and the estimate certainly within 1 %; else it is undecided.",
            "",
        ]
        lines += (summary + (scores?.summary ?? [])).map { "- \($0)" }
        lines += ["", "| model | measure | exact | estimate | standard error | z | |", "|---|---|---|---|---|---|---|"]
        for outcome in outcomes {
            if let gap = outcome.gap { lines.append("| \(outcome.model.id) | \(gap) | | | | | inexpressible |") }
            for verdict in outcome.verdicts {
                lines.append(
                    "| \(verdict.model) | \(verdict.measure) | \(Self.significant(verdict.exact)) "
                        + "| \(Self.significant(verdict.estimate)) | \(Self.significant(verdict.error)) "
                        + "| \(Self.rounded(verdict.z, 2)) | \(verdict.judgement.rawValue) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func rounded(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

    private static func significant(_ value: Double) -> String { String(format: "%.6g", value) }
}
