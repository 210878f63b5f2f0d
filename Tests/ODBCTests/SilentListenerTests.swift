import TestSupport
import Testing

@Suite struct SilentListenerTests {
    @Test func `a silent port accepts`() throws {
        let listener = try SilentListener()
        #expect(TCPAddress(port: listener.port).answer(within: 1000) == .accepted)
    }

    @Test func `a port that ignores connects gives no sign`() throws {
        let listener = try SilentListener(ignoresConnects: true)
        #expect(TCPAddress(port: listener.port).answer(within: 50) == .silence)
    }

    @Test func `a port nobody listens at refuses`() {
        // Port 1 is tcpmux, which nothing serves.
        #expect(TCPAddress(port: 1).answer(within: 1000) == .refused)
    }
}
