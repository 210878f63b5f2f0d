import Foundation

// What can happen to a server. Each returns once it has happened.
extension PrivateServer {
    /// Stops the server where it stands: its sockets stay open and the kernel goes on acknowledging what is sent.
    package func freeze() throws {
        let first = try pid
        // The first process before the others, for it makes them.
        try signal(SIGSTOP, to: first, until: "T")
        for child in children(of: first) { try signal(SIGSTOP, to: child, until: "T") }
    }

    /// Lets a frozen server go on.
    package func thaw() throws {
        let first = try pid
        for process in children(of: first) + [first] { Glibc.kill(process, SIGCONT) }
    }

    /// Ends the server at once and uncleanly; its port refuses from then on.
    package func kill() throws {
        let first = try pid
        Glibc.kill(first, SIGSTOP)
        for process in children(of: first) + [first] { try signal(SIGKILL, to: process, until: "ZX") }
    }

    /// Starts the server again, after ending it if it runs: the same data, the same port, no session left.
    package func restart() throws {
        try direct("restart", product.name)
    }

    /// Drops every packet to and from the server, as a pulled cable does. For a severable one.
    package func sever() throws {
        try direct("sever")
    }

    /// Lets packets through again.
    package func mend() throws {
        try direct("mend")
    }

    private func children(of process: Int32) -> [Int32] {
        let list = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return list?.split(separator: " ").compactMap { Int32($0) } ?? []
    }

    /// Waits until the process is in one of `states` of /proc, or gone.
    private func signal(_ signal: Int32, to process: Int32, until states: String) throws {
        Glibc.kill(process, signal)
        for _ in 0..<2000 {
            guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let bracket = line.lastIndex(of: ")")
            else { return }
            // The first thread of an ending process is a zombie while others still hold its ports.
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task"))?.count ?? 0
            let state = line[bracket...].dropFirst(2).first
            if let state, states.contains(state), state != "Z" || threads < 2 { return }
            usleep(1000)
        }
        throw Unexpected(words: "process \(process) takes no notice of signal \(signal)")
    }
}
