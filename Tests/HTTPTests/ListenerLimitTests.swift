import HTTP
import Testing

/// Clients that are slow, large or many.
struct ListenerLimitTests {
    private static func limits(_ change: (inout HTTPLimits) -> Void) -> HTTPLimits {
        var limits = HTTPLimits()
        change(&limits)
        return limits
    }

    @Test(arguments: [
        ("", []),
        ("GET / HT", [408]),
        ("GET / HTTP/1.1\r\nHost: x\r\nX: ", [408]),
    ])
    func `a head that does not come in time ends the connection`(wire: String, statuses: [Int]) async throws {
        let listener = try await Listener.echo(Self.limits { $0.headTime = .milliseconds(200) })
        let connection = RawConnection(port: listener.port)
        connection.write(wire)
        #expect(await connection.read().statuses == statuses)
        await listener.drain(within: .zero)
    }

    @Test func `bytes that drip do not buy a head more time`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.headTime = .milliseconds(300) })
        let connection = RawConnection(port: listener.port)
        connection.write("GET / HTTP/1.1\r\nHost: x\r\nX: ")
        async let answer = connection.read()
        var drops = 0
        while connection.write("y"), drops < 200 {
            drops += 1
            try await Task.sleep(for: .milliseconds(50))
        }
        // Its time is over after six; a second more is for it to read the answer.
        #expect(drops < 100)
        #expect(await answer.statuses.first == 408)
        await listener.drain(within: .zero)
    }

    @Test func `a body that does not come in time ends the connection`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.bodyTime = .milliseconds(200) })
        let connection = RawConnection(port: listener.port)
        connection.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
        #expect(await connection.read().statuses == [408])
        await listener.drain(within: .zero)
    }

    @Test func `a body that comes slowly is given no more time for being the second`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.bodyTime = .milliseconds(200) })
        let connection = RawConnection(port: listener.port)
        connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await connection.read(to: ">").statuses == [200])
        connection.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
        #expect(await connection.read().statuses == [408])
        await listener.drain(within: .zero)
    }

    @Test func `a request that begins late in the time between two has a time of its own`() async throws {
        let listener = try await Listener.echo(
            Self.limits {
                $0.idleTime = .milliseconds(1500)
                $0.bodyTime = .seconds(20)
            })
        let connection = RawConnection(port: listener.port)
        connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await connection.read(to: ">").statuses == [200])
        connection.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na")
        try await Task.sleep(for: .milliseconds(2000))
        connection.write("bc")
        #expect(await connection.read(to: ">").hasSuffix("<POST|/|-|abc>"))
        await listener.drain(within: .zero)
    }

    @Test func `a connection without requests is closed after its time, without a word`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.idleTime = .milliseconds(200) })
        let connection = RawConnection(port: listener.port)
        connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await connection.read().statuses == [200])
        await listener.drain(within: .zero)
    }

    @Test func `a client that does not read its answer is given up`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.writeTime = .milliseconds(300) })
        let connection = RawConnection(port: listener.port)
        connection.write("GET /big HTTP/1.1\r\nHost: x\r\n\r\n")
        let begin = ContinuousClock.now
        while listener.connections > 0, ContinuousClock.now - begin < .seconds(4) {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(listener.connections == 0)
        await listener.drain(within: .zero)
    }

    @Test(arguments: [
        ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "X: a\r\n", count: 101))\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413),
    ])
    func `what is too large is refused with the reason`(wire: String, status: Int) async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write(wire)
        #expect(await connection.read().statuses == [status])
        await listener.drain(within: .zero)
    }

    @Test func `a body of chunks is refused when it has become too large`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.bodyBytes = 1000 })
        let connection = RawConnection(port: listener.port)
        connection.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "64\r\n\(String(repeating: "a", count: 100))\r\n"
        for _ in 0..<20 where !connection.write(chunk) { break }
        #expect(await connection.read().statuses == [413])
        await listener.drain(within: .zero)
    }

    @Test func `one connection more than allowed is turned away, and its place is free again later`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.connections = 2 })
        var first: RawConnection? = RawConnection(port: listener.port)
        let second = RawConnection(port: listener.port)
        for connection in [first, second] {
            connection?.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await connection?.read(to: ">").statuses == [200])
        }
        #expect(await RawConnection(port: listener.port).read().statuses == [503])
        #expect(listener.turnedAway == 1)
        first = nil
        while listener.connections > 1 { try await Task.sleep(for: .milliseconds(5)) }
        let third = RawConnection(port: listener.port)
        third.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await third.read(to: ">").statuses == [200])
        await listener.drain(within: .zero)
    }

    @Test func `a connection ends after as many requests as it is allowed`() async throws {
        let listener = try await Listener.echo(Self.limits { $0.requestsPerConnection = 3 })
        let connection = RawConnection(port: listener.port)
        connection.write(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 5))
        #expect(await connection.read().statuses == [200, 200, 200])
        await listener.drain(within: .zero)
    }

    @Test func `to drain lets what was asked be answered, and takes nothing new`() async throws {
        let listener = try await Listener.echo()
        let (busy, idle) = (RawConnection(port: listener.port), RawConnection(port: listener.port))
        idle.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(await idle.read(to: ">").statuses == [200])
        busy.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        try await Task.sleep(for: .milliseconds(100))
        await listener.drain(within: .seconds(3))
        let answer = await busy.read()
        #expect(answer.hasSuffix("<GET|/slow|-|>"))
        #expect(answer.contains("Connection: close\r\n"))
        #expect(await idle.read() == "")
        #expect(listener.connections == 0)
        #expect(await RawConnection(port: listener.port).read() == "")
    }

    @Test func `a port that is taken is said to be`() async throws {
        let listener = try await Listener.echo()
        await #expect(throws: ListenerError.self) {
            try await Listener.start(ListenerConfiguration(host: "127.0.0.1", port: listener.port)) { _ in
                .now(HTTPResponse(200))
            }
        }
        await listener.drain(within: .zero)
    }
}
