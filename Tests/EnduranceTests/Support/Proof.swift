import Dispatch
import Glibc
import TestSupport
import Testing

// What production lookups promise, proved at length against real servers that are frozen, killed and cut off, and a
// driver that fails by design. Each proof runs in a process of its own: then its threads, open files and memory are all
// that the process has, and no other test's blocking calls are in the measured times.

/// Runs `body` for every make of server, side by side.
func forEachServer(_ body: @escaping @Sendable (DatabaseProduct) async -> Void) async {
    await withDiscardingTaskGroup { group in
        for product in DatabaseProduct.allCases { group.addTask { await body(product) } }
    }
}

/// Ends this process if it is still there after so many seconds: a proof that hangs has failed. By a thread, for a
/// process may be started with its signals blocked.
func endProcess(afterSeconds seconds: Int) {
    DispatchQueue(label: "end").asyncAfter(deadline: .now() + .seconds(seconds)) {
        print("the proof has not come to its end within \(seconds) seconds")
        exit(EXIT_FAILURE)
    }
}

extension ExitTest.Result {
    /// Prints what a proof has printed, which its process keeps to itself otherwise.
    func showMeasurements() { print(String(decoding: standardOutputContent, as: UTF8.self), terminator: "") }
}
