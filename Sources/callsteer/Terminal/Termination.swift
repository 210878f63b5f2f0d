import Dispatch
import Foundation

/// Waits for what ends a program that runs until it is told: SIGTERM, or SIGINT from a keyboard.
enum Termination {
    /// Ends the stream's wait with the first signal. Asked for before there is anything to tidy up.
    static func signals() -> AsyncStream<Void> {
        AsyncStream { continuation in
            let sources = [SIGTERM, SIGINT].map { number in
                // The source sees a signal only if the process does not die of it first.
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { continuation.yield() }
                source.resume()
                return source
            }
            nonisolated(unsafe) let kept = sources
            // The sources live as long as somebody waits.
            continuation.onTermination = { _ in kept.forEach { $0.cancel() } }
        }
    }
}
