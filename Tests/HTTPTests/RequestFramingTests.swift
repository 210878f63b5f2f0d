import HTTP
import Testing

/// What RFC 9110 and 9112 say of messages, held against the wire.
struct RequestFramingTests {
    @Test(arguments: [
        ("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", "<GET|/a|b=c|>"),
        ("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", "<POST|/a|-|hello>"),
        (
            "POST / HTTP/1.1\r\nhost:x\r\ntransfer-encoding: Chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n",
            "<POST|/|-|abcde>"
        ),
        ("GET http://x/p?q HTTP/1.1\r\nHost: x\r\n\r\n", "<GET|/p|q|>"),
        ("GET http://x HTTP/1.1\r\nHost: x\r\n\r\n", "<GET|/|-|>"),
        ("GET /%41%2f%C3%A9 HTTP/1.1\r\nHost: x\r\n\r\n", "<GET|/A/é|-|>"),
        ("\r\nGET / HTTP/1.1\r\nHost:\r\n\r\n", "<GET|/|-|>"),
        ("POST /later HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "<POST|/later|-|>"),
    ])
    func `a message of any legal form is read as it is meant`(wire: String, answer: String) async throws {
        let listener = try await Listener.echo()
        let whole = RawConnection(port: listener.port)
        whole.write(wire)
        #expect(await whole.read(to: answer).hasSuffix(answer))
        // And byte by byte, as a network may bring it.
        let drip = RawConnection(port: listener.port)
        for byte in wire.utf8 { drip.write([byte]) }
        #expect(await drip.read(to: answer).hasSuffix(answer))
        await listener.drain(within: .zero)
    }

    @Test(arguments: [
        ("Content-Length: 5\r\nTransfer-Encoding: chunked", 400),
        ("Transfer-Encoding: chunked\r\nContent-Length: 5", 400),
        ("Content-Length: 5\r\nContent-Length: 5", 400),
        ("Content-Length: 5\r\nContent-Length: 6", 400),
        ("Content-Length: 5, 5", 400),
        ("Content-Length: +5", 400),
        ("Content-Length: -1", 400),
        ("Content-Length: 0x5", 400),
        ("Content-Length:", 400),
        ("Content-Length : 5", 400),
        ("Content-Length: 99999999999999999999", 413),
        ("Content-Length: 2000000", 413),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", 400),
        ("Transfer-Encoding: gzip, chunked", 501),
        ("Transfer-Encoding: xchunked", 501),
        ("Transfer-Encoding: \u{0B}chunked", 400),
        ("X: a\r\n b: folded", 400),
        ("X: a\u{0}b", 400),
        (": no name", 400),
        ("no colon", 400),
        ("X y: 1", 400),
        ("Host: second", 400),
        ("Expect: 200-maybe", 417),
        ("X: a\nY: b", 400),
    ])
    func `a message that two readers could take differently is refused, and nothing behind it is read`(
        fields: String, status: Int
    ) async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write(
            "POST / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
        )
        let answer = await connection.read()
        #expect(answer.statuses == [status])
        #expect(!answer.contains("smuggled"))
        await listener.drain(within: .zero)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        ("GET / FTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET a HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /\u{7F} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("G@T / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: x\n\n", 400),
        ("\u{16}\u{3}\u{1}\u{2}\r\n\r\n", 400),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", 413),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n123456789abcdef0123\r\n", 400),
    ])
    func `what is no request gets an answer that says so`(wire: String, status: Int) async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write(wire)
        #expect(await connection.read().statuses == [status])
        await listener.drain(within: .zero)
    }

    @Test func `requests that come in one piece are answered in order, slow ones too`() async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        let paths = ["/1", "/later", "/2", "/later", "/3"]
        connection.write(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
        let answer = await connection.read(to: "<GET|/3|-|>")
        let found = answer.matches(of: /<GET\|([^|]*)/).map { String($0.output.1) }
        #expect(found == paths)
        await listener.drain(within: .zero)
    }

    @Test func `a client that waits for leave to send its body gets it`() async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n")
        #expect(await connection.read(to: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        connection.write("ok")
        #expect(await connection.read(to: "<POST|/|-|ok>").statuses == [200])
        await listener.drain(within: .zero)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false),
        ("GET / HTTP/1.0\r\n\r\n", false),
        ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", true),
        ("GET /later HTTP/1.1\r\nHost: x\r\nConnection: foo , Close\r\n\r\n", false),
    ])
    func `a connection is kept or closed as the client wishes`(wire: String, isKept: Bool) async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write(wire)
        connection.write(wire)
        let answer = isKept ? await connection.read(to: ">") + connection.read(to: ">") : await connection.read()
        #expect(answer.statuses.count == (isKept && !answer.isEmpty ? 2 : 1))
        await listener.drain(within: .zero)
    }

    @Test func `HEAD is answered without the body and with its length`() async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        let answer = await connection.read()
        #expect(answer.hasSuffix("\r\n\r\n"))
        #expect(answer.contains("Content-Length: 12\r\n"))
        await listener.drain(within: .zero)
    }

    @Test func `a client that has ended its side still gets its answer`() async throws {
        let listener = try await Listener.echo()
        let connection = RawConnection(port: listener.port)
        connection.write("GET /later HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.endWriting()
        #expect(await connection.read().hasSuffix("<GET|/later|-|>"))
        await listener.drain(within: .zero)
    }
}
