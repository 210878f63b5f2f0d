import Dispatch
import Foundation
import RuleFiles
import Synchronization

/// Decisions as lines of a file. Writing never holds up a call: when the disk does not keep up, lines are dropped and
/// counted.
final class DecisionLog: Sendable {
    private let path: String
    private let queue = DispatchQueue(label: "callsteer.decisions")
    private let state: Mutex<State>
    /// Lines that wait at most.
    private static let limit = 65_536

    private struct State: Sendable {
        var descriptor: Int32
        var lines: [String] = []
        /// Lines that are being written.
        var underWay = 0
        var isWriting = false
        var written = 0
        var dropped = 0
    }

    /// Opens the file, or says why not.
    init(_ path: String) throws(DecisionLogError) {
        self.path = path
        state = Mutex(State(descriptor: try Self.open(path)))
    }

    private static func open(_ path: String) throws(DecisionLogError) -> Int32 {
        guard path != "-" else { return STDOUT_FILENO }
        // A pipe that nobody reads would have the opening wait for ever.
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK
        let descriptor = Foundation.open(path, flags, 0o640)
        guard descriptor >= 0 else { throw DecisionLogError(path: path, reason: String(cString: strerror(errno))) }
        _ = fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK)
        return descriptor
    }

    /// Why the file could not be written, found out without making it.
    static func obstacle(_ path: String) -> DecisionLogError? {
        guard path != "-" else { return nil }
        let folder = path.folder
        let isThere = access(path, F_OK) == 0
        guard access(isThere ? path : folder.isEmpty ? "." : folder, W_OK) != 0 else { return nil }
        return DecisionLogError(path: path, reason: String(cString: strerror(errno)))
    }

    var counts: (written: Int, dropped: Int) { state.withLock { ($0.written, $0.dropped) } }

    func write(_ line: String) {
        let starts = state.withLock { state in
            guard state.lines.count < Self.limit else {
                state.dropped += 1
                return false
            }
            state.lines.append(line)
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if starts { queue.async { self.flush() } }
    }

    private func flush() {
        while true {
            let (lines, descriptor) = state.withLock { state in
                defer { state.lines = [] }
                if state.lines.isEmpty { state.isWriting = false }
                state.underWay = state.lines.count
                return (state.lines, state.descriptor)
            }
            guard !lines.isEmpty else { return }
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            let isWritten = bytes.withUnsafeBytes { buffer in
                (try? Descriptor(number: descriptor).write(buffer)) != nil
            }
            state.withLock { state in
                // What was given up is counted already.
                guard state.underWay > 0 else { return }
                state.underWay = 0
                if isWritten { state.written += lines.count } else { state.dropped += lines.count }
            }
        }
    }

    /// Opens the file anew, after it was moved away, when what is being written is. Says why not where it cannot be.
    func reopen(_ failed: @escaping @Sendable (DecisionLogError) -> Void) {
        guard path != "-" else { return }
        // All that may wait for a disk is done on the queue: threads of tasks are few, and calls need them.
        queue.async {
            do throws(DecisionLogError) {
                let descriptor = try Self.open(self.path)
                let old = self.state.withLock { state in
                    defer { state.descriptor = descriptor }
                    return state.descriptor
                }
                close(old)
            } catch {
                failed(error)
            }
        }
    }

    /// Waits until all lines are written, or the time is over; answers how many were not.
    func finish(within time: Duration) async -> Int {
        await withCheckedContinuation { continuation in
            let waiting = Mutex<CheckedContinuation<Int, Never>?>(continuation)
            let end: @Sendable () -> Void = {
                guard let continuation = waiting.withLock({ $0.take() }) else { return }
                continuation.resume(returning: self.giveUp())
            }
            queue.async {
                self.flush()
                end()
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + time.seconds, execute: end)
        }
    }

    /// Counts what is not written as dropped.
    private func giveUp() -> Int {
        state.withLock { state in
            let left = state.lines.count + state.underWay
            state.dropped += left
            (state.lines, state.underWay) = ([], 0)
            return left
        }
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// Why decisions cannot be written.
struct DecisionLogError: Error {
    let path: String
    let reason: String
}
