import Foundation

/// A run of another program to its end.
///
/// Foundation's `Process` takes a program for ended only when all that it left running has ended too, which a
/// server does not; so this waits for the program alone, and hands it files, which nothing it leaves can hold up.
enum Program {
    struct Failure: Error, CustomStringConvertible {
        let program: String
        let status: Int32
        let words: String

        var description: String { "\(program) ended with \(status): \(words)" }
    }

    /// What `program`, found by PATH, writes to its standard output, given `input` to read.
    static func output(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> String {
        let folder = try TemporaryFolder()
        let (reads, writes) = (try folder.write(input, to: "input"), try folder.write("", to: "output"))
        let words = try folder.write("", to: "words")
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        let process = try spawn([program] + arguments, variables, files: [reads, writes, words])
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        guard status == 0 else {
            throw Failure(program: program, status: status, words: try String(contentsOfFile: words, encoding: .utf8))
        }
        return String(decoding: try Data(contentsOf: URL(filePath: writes)), as: UTF8.self)
    }

    /// Starts it with `files` for its standard input, output and error.
    private static func spawn(_ words: [String], _ variables: [String], files: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, file) in files.enumerated() {
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, O_RDWR, 0)
        }
        // Connections of the tests that run beside this one would stay open as long as the program has them too.
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        }
        // Test threads block signals, and what a test starts would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let arguments = words.map { strdup($0) } + [nil]
        let environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        let code = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environment)
        guard code == 0 else { throw Failure(program: words[0], status: code, words: String(cString: strerror(code))) }
        return process
    }
}
