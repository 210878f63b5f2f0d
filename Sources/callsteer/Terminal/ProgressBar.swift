import Foundation
import Synchronization

/// A bar on standard error, on a terminal only and only after a second.
final class ProgressBar: Sendable {
    private struct State {
        var started = ContinuousClock.now
        var drawn: ContinuousClock.Instant?
        var count = 0
    }

    private let state = Mutex(State())
    private let isShown: Bool
    private let total: Int64?
    private let unit: String
    /// How far it is, where that is not the number shown.
    private let position: (@Sendable () -> Int64)?

    /// A bar for the input `descriptor`; of a file the share that has been read is known.
    init(input descriptor: Int32) {
        isShown = Console.isInteractive
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        total = isFile && status.st_size > 0 ? Int64(status.st_size) : nil
        position = { Int64(lseek(descriptor, 0, SEEK_CUR)) }
        unit = "calls"
    }

    /// A bar for about so many things; of an unknown number only how many are done is shown.
    init(total: Int?, unit: String) {
        isShown = Console.isInteractive
        self.total = total.flatMap { $0 > 0 ? Int64($0) : nil }
        self.unit = unit
        position = nil
    }

    /// Shows that so many more are done.
    func add(_ more: Int) { show { $0 + more } }

    /// Shows how many are done.
    func update(_ count: Int) { show { _ in count } }

    private func show(_ change: (Int) -> Int) {
        guard isShown else { return }
        let line: String? = state.withLock { state in
            state.count = change(state.count)
            let count = state.count
            let now = ContinuousClock.now
            guard now - state.started > .seconds(1), now - (state.drawn ?? state.started) > .milliseconds(100) else {
                return nil
            }
            state.drawn = now
            let rate = Int(Double(count) / (Double((now - state.started).components.seconds) + 0.5))
            return "\r\(bar(count))\(count) \(unit), about \(rate)/s\u{1B}[K"
        }
        if let line { Console.write(line, to: STDERR_FILENO) }
    }

    /// Takes the bar away.
    func finish() {
        if state.withLock({ $0.drawn }) != nil { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    private func bar(_ count: Int) -> String {
        guard let total else { return "" }
        let filled = Int(min(position?() ?? Int64(count), total) * 30 / total)
        return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled) + "] "
    }
}
