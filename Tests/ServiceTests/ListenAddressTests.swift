import Service
import Testing

struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080, true), ("[::1]:1", "::1", 1, true), ("localhost:0", "localhost", 0, true),
        ("0.0.0.0:65535", "0.0.0.0", 65535, false), ("[::]:80", "::", 80, false),
        ("acd.example:80", "acd.example", 80, false), ("127.example.org:80", "127.example.org", 80, false),
    ])
    func `a host and a port are read`(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect((address.host, address.port, address.isLoopback) == (host, port, isLoopback))
    }

    @Test(arguments: ["", "8080", ":8080", "a:", "a:b", "a:65536", "a:-1", "::1:80", "http://a:80", "a b:80"])
    func `what is none is not taken for one`(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
