import Glibc
import ODBC
import Synchronization
import Testing

@Suite struct SessionThreadTests {
    /// Tells when it is let go, and on which thread.
    final class Witness: Sendable {
        let end: @Sendable () -> Void
        init(_ end: @escaping @Sendable () -> Void) { self.end = end }
        deinit { end() }
    }

    @Test func `jobs run one by one in order on the session's own thread`() throws {
        let seen = Mutex<[Int]>([])
        let thread = try SessionThread<Int>(name: "jobs") { 100 }
        for number in 0..<1000 {
            thread.submit { session in
                session += 1
                #expect(session == 101 + number)
                seen.withLock { $0.append(number) }
            }
        }
        thread.stop()
        #expect(seen.withLock { $0 } == Array(0..<1000))
    }

    @Test func `a stopped thread has run what it was given and takes no more`() throws {
        let count = Atomic(0)
        let thread = try SessionThread<Void>(name: "stopped") {}
        #expect(thread.submit { _ in count.add(1, ordering: .relaxed) })
        thread.stop()
        #expect(!thread.submit { _ in count.add(1, ordering: .relaxed) })
        thread.stop()
        #expect(count.load(ordering: .relaxed) == 1)
    }

    @Test func `the session is made and let go on the thread`() throws {
        let threads = Mutex<[pthread_t]>([])
        let thread = try SessionThread<Witness>(name: "owner") {
            threads.withLock { $0.append(pthread_self()) }
            return Witness { threads.withLock { $0.append(pthread_self()) } }
        }
        thread.submit { _ in threads.withLock { $0.append(pthread_self()) } }
        thread.stop()
        let seen = threads.withLock { $0 }
        #expect(seen.count == 3)
        #expect(Set(seen).count == 1)
        #expect(pthread_equal(seen[0], pthread_self()) == 0)
    }

    @Test func `a forgotten thread runs what it was given and ends by itself`() async throws {
        await confirmation { ended in
            await withCheckedContinuation { continuation in
                do {
                    let thread = try SessionThread<Witness>(name: "forgotten") { Witness { continuation.resume() } }
                    thread.submit { _ in ended() }
                } catch {
                    Issue.record(error)
                    continuation.resume()
                }
            }
        }
    }

    @Test func `the thread carries its name, cut at 15 bytes`() throws {
        let thread = try SessionThread<Void>(name: "lookup-customers-1") {}
        let name = Mutex("")
        thread.submit { _ in
            var buffer = [UInt8](repeating: 0, count: 16)
            let file = open("/proc/thread-self/comm", O_RDONLY)
            let count = read(file, &buffer, 15)
            close(file)
            name.withLock { $0 = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) }
        }
        thread.stop()
        #expect(name.withLock { $0 } == "lookup-customer")
    }

    @Test(arguments: TestDatabase.available)
    func `a thread opens its connection and serves lookups from many tasks`(_ database: TestDatabase) async throws {
        let folder = try TemporaryFolder()
        let string = database.serverString ?? "Driver={SQLite3};Database=\(folder.path("test.db"))"
        let thread = try SessionThread<Connection?>(name: "lookups")
        thread.submit { connection in
            do { connection = try Connection.open(string) } catch { Issue.record(error) }
        }
        let sum = await withTaskGroup(of: Int64.self) { group in
            for number in 0..<20 as Range<Int64> {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        thread.submit { connection in
                            let cell = try? connection?.prepare("select \(number) + 1").tables()[0].rows[0][0]
                            if case .integer(let value)? = cell {
                                continuation.resume(returning: value)
                            } else if case .text(let text)? = cell {
                                continuation.resume(returning: Int64(text) ?? 0)
                            } else {
                                continuation.resume(returning: 0)
                            }
                        }
                    }
                }
            }
            return await group.reduce(0, +)
        }
        thread.stop()
        #expect(sum == 210)
    }
}
