import Foundation

/// What this process takes of the machine.
struct Footprint: CustomStringConvertible {
    private(set) var threads: Int
    private(set) var openFiles: Int
    /// VmRSS, in kilobytes.
    private(set) var memory: Int

    var description: String { "\(threads) threads, \(openFiles) files, \(memory / 1024) MB" }

    /// As it stands.
    static var now: Self {
        get throws {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            func number(_ name: String) -> Int {
                let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
                return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
            return Self(threads: number("Threads"), openFiles: files, memory: number("VmRSS"))
        }
    }

    /// The most of each while `body` runs.
    static func most<Value: Sendable>(
        during body: () async throws -> Value
    ) async throws -> (value: Value, most: Footprint) {
        let sampler = Task.detached {
            var most = try now
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(50))
                let next = try now
                most.threads = max(most.threads, next.threads)
                most.openFiles = max(most.openFiles, next.openFiles)
                most.memory = max(most.memory, next.memory)
            }
            return most
        }
        defer { sampler.cancel() }
        let value = try await body()
        sampler.cancel()
        return (value, try await sampler.value)
    }

    /// The threads of this process whose name begins so; Linux keeps 15 bytes of it.
    static func threads(named name: String) throws -> Int {
        let wanted = name.prefix(15)
        return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count { thread in
            // One that ends meanwhile has no name any more.
            let name = try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8)
            return name?.hasPrefix(wanted) ?? false
        }
    }
}
