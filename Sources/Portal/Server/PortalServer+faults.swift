import Glibc
import Synchronization

extension PortalServer {
    /// Begins a fault, now or when its time has come.
    package func schedule(_ command: FaultCommand) {
        guard command.start > 0 else { return begin(command.change) }
        Task { [weak self] in
            try? await Task.sleep(for: .milliseconds(command.start))
            self?.begin(command.change)
        }
    }

    private func begin(_ change: FaultCommand.Change) {
        switch change {
        // As the kernel would do it: nobody is told, and nothing is tidied up.
        case .die: kill(getpid(), SIGKILL)
        case .reject(let share): act { portal, _ in portal.setRejects(share) }
        default: break
        }
        state.withLock { state in
            state.faults.apply(change)
            if change == .hang { for outbox in state.outboxes.values { outbox.discard() } }
        }
    }
}
