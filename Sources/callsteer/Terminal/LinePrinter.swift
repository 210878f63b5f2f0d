import Dispatch
import RuleFiles
import Synchronization

/// Prints lines without keeping whoever has them waiting: a reader that pauses holds up nobody but itself.
final class LinePrinter: Sendable {
    private struct Backlog: Sendable {
        var waiting = 0
        var leftOut = 0
    }

    /// So many lines wait for the reader; those beyond are counted and left out.
    private static let capacity = 10_000

    private let descriptor: Int32
    // Its own, because a thread that writes to a pipe may not come back.
    private let queue = DispatchQueue(label: "lines")
    private let backlog = Mutex(Backlog())

    /// Prints to a descriptor.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func print(_ line: String) {
        let leftOut: Int? = backlog.withLock { backlog in
            guard backlog.waiting < Self.capacity else {
                backlog.leftOut += 1
                return nil
            }
            backlog.waiting += 1
            defer { backlog.leftOut = 0 }
            return backlog.leftOut
        }
        guard let leftOut else { return }
        queue.async { [self] in
            let gap = leftOut == 0 ? "" : "(\(leftOut) lines left out)\n"
            Console.write(gap + line.printable + "\n", to: descriptor)
            backlog.withLock { $0.waiting -= 1 }
        }
    }

    /// Waits until all is printed, but not for a reader that has stopped reading.
    func finish(within time: DispatchTimeInterval) {
        let group = DispatchGroup()
        queue.async(group: group) {}
        _ = group.wait(timeout: .now() + time)
    }
}
