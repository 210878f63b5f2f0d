package import Simulation

/// How many calls wait over time, and how long calls of each priority wait, as a drawing (SVG).
package struct WaitingPlot {
    private let result: SimulationResult
    private let title: String

    private let width = 960.0
    private let left = 70.0
    private let right = 180.0
    private let panel = 250.0

    /// A drawing of `result`, which kept how calls wait.
    package init(_ result: SimulationResult, title: String) {
        self.result = result
        self.title = title
    }

    /// The drawing as text.
    package var text: String {
        var body = ""
        body += label(left, 34, title, size: 18, weight: "bold")
        body += waitingOverTime(top: 80)
        body += distribution(top: 80 + panel + 110)
        let height = Int(80 + 2 * panel + 110 + 70)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(height)" \
            viewBox="0 0 \(Int(width)) \(height)" font-family="sans-serif" font-size="13">
            <rect width="100%" height="100%" fill="white"/>
            \(body)</svg>

            """
    }

    /// Colours that colour-blind readers tell apart (Okabe and Ito), 1 first.
    private static let colours = [
        "#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#8C564B",
    ]

    private var priorities: [Int] {
        result.subjects.compactMap { if case .priority(let level) = $0 { level } else { nil } }
    }

    private func waitingOverTime(top: Double) -> String {
        guard let curve = result.curve else { return "" }
        let lines = priorities.map { (level: $0, means: curve.means($0)) }
        let most = lines.flatMap(\.means).max() ?? 0
        let (unit, name) = Self.unit(for: Double(curve.end))
        let end = Double(curve.end) / unit
        let frame = Frame(
            x: left, y: top, width: width - left - right, height: panel, endX: max(end, 1e-9), endY: Self.ceiling(most))
        var text = label(left, top - 14, "calls waiting, by priority", size: 14, weight: "bold")
        text += axes(frame, x: "time from the start (\(name))", percent: false)
        for (level, means) in lines {
            var points: [(Double, Double)] = []
            for (place, mean) in means.enumerated() {
                let from = Double(Int64(place) * curve.step) / unit
                let to = min(end, Double(Int64(place + 1) * curve.step) / unit)
                points += [(from, mean), (to, mean)]
            }
            text += line(points, frame, Self.colours[level - 1])
        }
        return text + legend(top)
    }

    private func distribution(top: Double) -> String {
        let waits = priorities.map { (level: $0, histogram: result.waits(of: .priority($0)).all) }
        let longest = waits.compactMap { $0.histogram.quantile(0.995) }.max() ?? 0
        let (unit, name) = Self.unit(for: longest)
        let end = max(longest / unit, 1e-9)
        let frame = Frame(x: left, y: top, width: width - left - right, height: panel, endX: end, endY: 1)
        var text = label(left, top - 14, "share of calls whose wait is over by then", size: 14, weight: "bold")
        text += axes(frame, x: "wait (\(name))", percent: true)
        for (level, histogram) in waits {
            let steps = 400
            let shares = histogram.shares(step: max(longest, 1) / Double(steps), count: steps)
            let points = shares.enumerated().map { (end * Double($0.offset) / Double(steps), $0.element) }
            text += line(points, frame, Self.colours[level - 1])
        }
        return text + legend(top)
    }

    /// Where data stand on the page.
    private struct Frame {
        let x: Double
        let y: Double
        let width: Double
        let height: Double
        let endX: Double
        let endY: Double

        func place(_ point: (Double, Double)) -> (x: Double, y: Double) {
            (x + width * min(1, point.0 / endX), y + height * (1 - min(1, point.1 / endY)))
        }
    }

    private func axes(_ frame: Frame, x name: String, percent: Bool) -> String {
        var text = ""
        for tick in Self.ticks(frame.endY) {
            let (_, y) = frame.place((0, tick))
            text +=
                "<line x1=\"\(Self.short(frame.x))\" y1=\"\(Self.short(y))\" x2=\"\(Self.short(frame.x + frame.width))\" "
            text += "y2=\"\(Self.short(y))\" stroke=\"#DDDDDD\"/>\n"
            let value =
                percent
                ? "\(EstimateText.rounded(tick * 100, significant: 3)) %" : EstimateText.rounded(tick, significant: 3)
            text += label(frame.x - 8, y + 4, value, anchor: "end")
        }
        for tick in Self.ticks(frame.endX) {
            let (x, _) = frame.place((tick, 0))
            text +=
                "<line x1=\"\(Self.short(x))\" y1=\"\(Self.short(frame.y + frame.height))\" x2=\"\(Self.short(x))\" "
            text += "y2=\"\(Self.short(frame.y + frame.height + 5))\" stroke=\"#444444\"/>\n"
            text += label(x, frame.y + frame.height + 20, EstimateText.rounded(tick, significant: 4), anchor: "middle")
        }
        text += "<rect x=\"\(Self.short(frame.x))\" y=\"\(Self.short(frame.y))\" width=\"\(Self.short(frame.width))\" "
        text += "height=\"\(Self.short(frame.height))\" fill=\"none\" stroke=\"#444444\"/>\n"
        return text + label(frame.x + frame.width / 2, frame.y + frame.height + 42, name, anchor: "middle")
    }

    private func line(_ points: [(Double, Double)], _ frame: Frame, _ colour: String) -> String {
        let places = points.map(frame.place).map { "\(Self.short($0.x)),\(Self.short($0.y))" }.joined(separator: " ")
        return "<polyline points=\"\(places)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.8\"/>\n"
    }

    private func legend(_ top: Double) -> String {
        let x = width - right + 20
        return priorities.enumerated().map { place, level in
            let y = top + 12 + 22 * Double(place)
            return "<line x1=\"\(Self.short(x))\" y1=\"\(Self.short(y))\" x2=\"\(Self.short(x + 26))\" "
                + "y2=\"\(Self.short(y))\" stroke=\"\(Self.colours[level - 1])\" stroke-width=\"3\"/>\n"
                + label(x + 34, y + 4, "priority \(level)")
        }.joined()
    }

    private func label(
        _ x: Double, _ y: Double, _ text: String, size: Int = 13, weight: String = "normal", anchor: String = "start"
    ) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<text x=\"\(Self.short(x))\" y=\"\(Self.short(y))\" font-size=\"\(size)\" font-weight=\"\(weight)\" "
            + "text-anchor=\"\(anchor)\">\(escaped)</text>\n"
    }

    /// The unit in which so many milliseconds read well.
    private static func unit(for milliseconds: Double) -> (Double, String) {
        if milliseconds > 7_200_000 { return (3_600_000, "hours") }
        if milliseconds > 300_000 { return (60_000, "minutes") }
        return (1000, "seconds")
    }

    /// Five round numbers or so from 0 to the end.
    private static func ticks(_ end: Double) -> [Double] {
        let step = step(end)
        return (0...Int(end / step + 1e-9)).map { Double($0) * step }
    }

    /// A round number a little above `value`.
    private static func ceiling(_ value: Double) -> Double {
        guard value > 0 else { return 1 }
        let step = step(value)
        return (value / step).rounded(.up) * step
    }

    private static func step(_ end: Double) -> Double {
        var step = 1e-9
        while end / step > 6 {
            for factor in [2.0, 2.5, 2.0] where end / step > 6 { step *= factor }
        }
        return EstimateText.round(step, significant: 2)
    }

    private static func short(_ value: Double) -> String {
        EstimateText.rounded((value * 10).rounded() / 10, significant: 6)
    }
}
