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
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw DecisionLogError(path: path, reason: String(cString: strerror(errno))) }
        return descriptor
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
                return (state.lines, state.descriptor)
            }
            guard !lines.isEmpty else { return }
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            let isWritten = bytes.withUnsafeBytes { buffer in
                (try? Descriptor(number: descriptor).write(buffer)) != nil
            }
            state.withLock { state in
                if isWritten { state.written += lines.count } else { state.dropped += lines.count }
            }
        }
    }

    /// Opens the file anew, after it was moved away.
    func reopen() throws(DecisionLogError) {
        guard path != "-" else { return }
        let descriptor = try Self.open(path)
        queue.sync {
            let old = state.withLock { state in
                defer { state.descriptor = descriptor }
                return state.descriptor
            }
            close(old)
        }
    }

    /// Waits until all lines are written.
    func finish() { queue.sync { self.flush() } }
}

/// Why decisions cannot be written.
struct DecisionLogError: Error {
    let path: String
    let reason: String
}
