import HTTP
import Synchronization
import Testing

/// Many requests in one go: no peer has all the time or all the memory.
struct PipeliningTests {
    private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n" }

    @Test func `who asks a lot at once does not keep others waiting`() async throws {
        let paths = Mutex<[String]>([])
        let other = Mutex<RawConnection?>(nil)
        var place = ListenerConfiguration(host: "127.0.0.1", port: 0)
        place.isSingleThreaded = true
        let listener = try await Listener.start(place) { request in
            let isFirst = paths.withLock { paths in
                paths.append(request.path)
                return paths.count == 1
            }
            // While the many are read: what comes now has to get its turn.
            if isFirst { other.withLock { _ = $0?.write(Self.get("/other")) } }
            return .now(.text(200, "<>"))
        }
        let (patient, greedy) = (RawConnection(port: listener.port), RawConnection(port: listener.port))
        other.withLock { $0 = patient }
        greedy.write(String(repeating: Self.get("/greedy"), count: 2000))
        #expect(await patient.read(to: "<>").statuses == [200])
        #expect(paths.withLock { $0.firstIndex(of: "/other") ?? .max } < 1900)
        greedy.endWriting()
        #expect(await greedy.read().statuses.count == 2000)
        await listener.drain(within: .zero)
    }

    @Test func `who asks and reads nothing is not answered beyond what can be written, and later all`() async throws {
        let answered = Mutex(0)
        let listener = try await Listener.start(ListenerConfiguration(host: "127.0.0.1", port: 0)) { _ in
            answered.withLock { $0 += 1 }
            return .now(HTTPResponse(200, body: Array(repeating: UInt8(ascii: "x"), count: 100_000)))
        }
        let connection = RawConnection(port: listener.port)
        connection.write(String(repeating: Self.get("/"), count: 200))
        connection.endWriting()
        try await Task.sleep(for: .milliseconds(500))
        // What the two sockets hold is some megabytes.
        #expect(answered.withLock { $0 } < 150)
        let everything = await connection.read()
        #expect(everything.utf8.count > 20_000_000)
        #expect(answered.withLock { $0 } == 200)
        await listener.drain(within: .zero)
    }

    @Test func `answers of any size are written once each, in order`() async throws {
        let listener = try await Listener.start(ListenerConfiguration(host: "127.0.0.1", port: 0)) { request in
            let size = Int(request.path.dropFirst()) ?? 0
            return .now(HTTPResponse(200, body: Array("<".utf8) + Array(repeating: UInt8(ascii: "x"), count: size)))
        }
        let sizes = [70_000, 1, 300_000, 65_536, 10, 200_000]
        let connection = RawConnection(port: listener.port)
        connection.write(sizes.map { Self.get("/\($0)") }.joined())
        connection.endWriting()
        let text = await connection.read()
        let bodies = text.split(separator: "<").dropFirst().map { $0.prefix { $0 == "x" }.count }
        #expect(bodies == sizes)
        await listener.drain(within: .zero)
    }
}
