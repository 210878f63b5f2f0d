package import Routing
package import Simulation

extension NodeReader {
    /// A law of times; files that it names are relative to `folder`.
    package func distribution(in folder: String) -> Distribution? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("a time such as 90s") }
        do {
            return try DistributionText.parse(scalar.text[...]) { times(in: folder.resolving($0)) }
        } catch .badFile {
            return nil
        } catch {
            let (fault, help) = error.words
            return reportLaw(fault, help)
        }
    }

    /// A law of times, or `never` as nil.
    package func distributionOrNever(in folder: String) -> Distribution?? {
        if node.scalar?.text == "never" { return .some(nil) }
        return distribution(in: folder).map(Optional.some)
    }

    /// A share such as `4%` or `0.04`.
    func share() -> Double? {
        guard let text = anyScalar()?.text else { return nil }
        guard let share = try? DistributionText.share(text[...]) else {
            return badValue("must be a share such as 4%, not \(text.quoted)")
        }
        return share
    }

    /// A time from the start of the scenario; negative ones are told apart, because they are meant as such.
    func scenarioTime() -> Int64? {
        guard let text = node.scalar?.text, !isNull else { return wrongType("a time such as 30s") }
        if text.first == "-", Duration(written: text.dropFirst()) != nil {
            return badValue("must not be before the start: \(text)", help: "times count from start:")
        }
        return duration(in: .zero ... .seconds(315_360_000))?.wholeMilliseconds
    }

    /// A rate, a sine, or a file of rates by the time of day.
    package func rate(in folder: String, zone: Zone) -> ArrivalProcess? {
        guard let scalar = node.scalar, !scalar.isNull else { return wrongType("a rate such as 700/h") }
        let text = scalar.text
        if text.hasPrefix("sine(") { return sine(text) }
        if text.hasSuffix(".csv") {
            return steps(in: folder.resolving(text)).map { .profile(RateProfile(steps: $0, zone: zone)) }
        }
        do {
            return .poisson(rate: try RateText.parse(text[...]))
        } catch {
            let (fault, help) = error.words
            return badValue(fault, help: help)
        }
    }

    private func sine(_ text: String) -> ArrivalProcess? {
        let form = "write \"sine(0.2/s, 60%, 4h)\": the mean rate, the swing about it, the period"
        guard text.hasSuffix(")"), let parts = try? DistributionText.arguments(text.dropFirst(5).dropLast()),
            parts.count == 3
        else { return badValue("is no sine: \(text.quoted)", help: form) }
        do {
            let mean = try RateText.parse(parts[0])
            guard let swing = try? DistributionText.share(parts[1]), let period = try? DistributionText.time(parts[2]),
                period > 0
            else { return badValue("is no sine: \(text.quoted)", help: form) }
            return .sine(mean: mean, swing: swing, period: period)
        } catch {
            let (fault, help) = error.words
            return badValue(fault, help: help)
        }
    }

    /// The first column of a file of times, one a row.
    private func times(in path: String) -> [Double]? {
        guard let (source, table) = table(path) else { return nil }
        var times: [Double] = []
        // A file may do without a header: then its first line is a time like the others, and as well written.
        if let first = table.header.names.first, first.first?.isNumber == true {
            guard let time = try? DistributionText.time(first[...]) else {
                findings.error(
                    "bad-value", "a time must be such as 90s, not \(first.quoted)", help: "or name the column: time",
                    at: SourceRange(source, line: 1, column: 1))
                return nil
            }
            times.append(time)
        }
        for row in table.rows {
            do {
                times.append(try DistributionText.time(row.fields[0][...]))
            } catch {
                let (fault, help) = error.words
                let range = SourceRange(source, line: row.line, column: 1)
                findings.error("bad-value", "a time \(fault)", help: help, at: range)
                return nil
            }
        }
        if times.isEmpty { findings.error("empty-list", "\(path.quotedPath) has no times in it", at: range) }
        return times.isEmpty ? nil : times
    }

    /// The columns `from` and `rate` of a profile.
    private func steps(in path: String) -> [RateProfile.Step]? {
        guard let (source, table) = table(path) else { return nil }
        guard let from = table.header.index(of: "from"), let rate = table.header.index(of: "rate") else {
            findings.error(
                "missing-column", "\(path.quotedPath) has no columns 'from' and 'rate'",
                help: "write from,rate in its first line, then 08:00,700/h", at: range)
            return nil
        }
        var steps: [RateProfile.Step] = []
        for row in table.rows {
            let place = SourceRange(source, line: row.line, column: 1)
            guard let time = Self.timeOfDay(row.fields[from]) else {
                findings.error(
                    "bad-time", "\(row.fields[from].quoted) is no time of day", help: "write 08:00", at: place)
                return nil
            }
            guard time > steps.last?.from ?? -1 else {
                findings.error(
                    "bad-order", "\(row.fields[from]) does not come after the row before", help: "sort the rows",
                    at: place)
                return nil
            }
            do {
                // No calls at all are as good a rate as any within a day.
                let text = row.fields[rate]
                let isNothing = text.split(separator: "/").first.flatMap { Double($0) } == 0
                steps.append(RateProfile.Step(from: time, rate: isNothing ? 0 : try RateText.parse(text[...])))
            } catch {
                findings.error("bad-value", "a rate \(error.words.fault)", help: error.words.help, at: place)
                return nil
            }
        }
        if steps.isEmpty { findings.error("empty-list", "\(path.quotedPath) has no rates in it", at: range) }
        return steps.isEmpty ? nil : steps
    }

    private func table(_ path: String) -> (SourceFile, CSVTable)? {
        guard let source = SourceFile.read(path, referencedAt: range, into: findings),
            let table = CSVTable(source, into: findings)
        else { return nil }
        return (source, table)
    }

    private func reportLaw(_ fault: String, _ help: String?) -> Distribution? { badValue(fault, help: help) }

    /// `08:00` as milliseconds of the day.
    private static func timeOfDay(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }), let hour = Int64(parts[0]),
            let minute = Int64(parts[1]), 0..<24 ~= hour, 0..<60 ~= minute
        else { return nil }
        return (hour * 60 + minute) * 60_000
    }
}
