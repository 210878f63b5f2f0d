import Dispatch
import Glibc
import ODBC
import TestSupport
import Testing

/// What the library makes of calls that do not return.
@Suite struct FaultyThreadsTests {
    /// Opens, looks up and lets go on a thread of its own; tells when all that is over.
    private func served(_ string: String, reading: Statement.Reading = .bound()) throws -> DispatchSemaphore {
        let thread = try SessionThread<Connection?>(name: "faulty")
        let isOver = DispatchSemaphore(value: 0)
        thread.submit { connection in
            // Failures are looked at elsewhere; here it counts that there is an end.
            connection = try? Connection.open(string)
            _ = try? connection?.lookup(reading: reading).texts()
            connection = nil
            isOver.signal()
        }
        return isOver
    }

    @Test(arguments: FaultyDriverTests.failingCalls.map(\.0) + ["connect", "free", "disconnect"])
    func `a call that hangs holds up its own thread alone and goes on when it returns`(_ call: String) throws {
        let folder = try TestSupport.TemporaryFolder()
        let string = FaultyDriver.string(["Fault": "hang-\(call)", "Until": folder.path("now")])
        let isOver = try served(string, reading: call == "getdata" ? .whole : .bound())
        #expect(isOver.wait(timeout: .now() + .milliseconds(30)) == .timedOut)
        let other = try served(FaultyDriver.string())
        #expect(other.wait(timeout: .now() + .seconds(5)) == .success)
        try folder.write("", to: "now")
        #expect(isOver.wait(timeout: .now() + .seconds(5)) == .success)
    }

    @Test func `a call that hangs ends as dead with its socket`() throws {
        let listener = try SilentListener()
        let thread = try SessionThread<Connection?>(name: "faulty")
        let (isConnected, isOver) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let string = FaultyDriver.string(["Port": "\(listener.port)", "Fault": "hang-execute"])
        thread.submit { connection in
            #expect(throws: Never.self) { connection = try Connection.open(string) }
            isConnected.signal()
            let error = #expect(throws: ODBCError.self) { try connection?.lookup().texts() }
            #expect(error?.classification == .dead)
            isOver.signal()
        }
        let server = try listener.accepted()
        isConnected.wait()
        #expect(isOver.wait(timeout: .now() + .milliseconds(30)) == .timedOut)
        close(server)
        try #require(isOver.wait(timeout: .now() + .seconds(5)) == .success)
        thread.stop()
    }

    @Test(arguments: ["execute", "fetch", "moreresults"], FaultyDriverTests.oddCodes)
    func `a connection let go after an odd code closes its socket`(_ call: String, _ code: Int) throws {
        let listener = try SilentListener()
        do {
            let connection = try FaultyDriver.connect([
                "Port": "\(listener.port)", "Fault": "code-\(call)", "Code": "\(code)",
            ])
            #expect(throws: ODBCError.self) { try connection.lookup().texts() }
        }
        let server = try listener.accepted()
        defer { close(server) }
        withKnownIssue("the driver manager knows no way out of SQL_NEED_DATA from SQLMoreResults") {
            var byte: UInt8 = 0
            #expect(recv(server, &byte, 1, Int32(MSG_DONTWAIT)) == 0, "the end of the connection")
        } when: {
            code == 99 && call == "moreresults"
        }
    }

    @Test func `a slow execution is cancelled and the next one serves`() throws {
        let statement = try FaultyDriver.lookup(["Fault": "slow-execute", "Milliseconds": "60000", "Times": "1"])
        let cancellation = statement.cancellation
        let canceller = try SessionThread<Void>(name: "canceller") {}
        canceller.submit { _ in while !cancellation.cancel() { usleep(1000) } }
        let error = #expect(throws: ODBCError.self) { try statement.texts() }
        canceller.stop()
        #expect(error?.classification == .timeout)
        #expect(try statement.texts().count == 1)
    }
}
