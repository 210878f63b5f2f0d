import Testing

@testable import Portal

struct CallbackURLTests {
    @Test(arguments: [
        "http://127.0.0.1:8730/www.aspect.com/PublishEvents", "http://localhost/x", "HTTP://LOCALHOST:1/x",
        "https://127.9.9.9/x", "http://[::1]:80/x", "http://friend.example:8730/x", "http://FRIEND.example/",
    ])
    func `this machine and hosts that are allowed may be called`(url: String) {
        #expect(throws: Never.self) { try CallbackURL(url, allowed: ["friend.example"]) }
    }

    @Test(arguments: [
        ("ftp://127.0.0.1/x", CallbackURL.Problem.scheme), ("file:///etc/passwd", .scheme),
        ("gopher://127.0.0.1:25/", .scheme), ("http://user:pw@127.0.0.1/x", .credentials),
        ("http://127.0.0.1@evil.example/", .credentials), ("http://10.0.0.1/x", .host("10.0.0.1")),
        ("http://127.0.0.1.evil.example/x", .host("127.0.0.1.evil.example")),
        ("http://0177.0.0.1/", .host("0177.0.0.1")), ("http://2130706433/", .host("2130706433")),
        ("http://127.1/", .host("127.1")), ("http://[::ffff:127.0.0.1]/", .host("::ffff:127.0.0.1")),
        ("http://169.254.169.254/latest", .host("169.254.169.254")),
        ("http://friend.example.evil/", .host("friend.example.evil")),
        ("http:///x", .malformed), ("http://127.0.0.1:0/", .malformed), ("http://127.0.0.1:99999/", .malformed),
        ("http://127.0.0.1\\@evil.example/", .malformed), ("127.0.0.1:80", .malformed),
        ("http://127.0.0.1:8730/x#y", .malformed), ("", .malformed),
        ("http://127.0.0.1/\r\nX: y", .malformed), ("http://127.0.0.1 /", .malformed),
    ])
    func `nobody else may`(url: String, problem: CallbackURL.Problem) {
        #expect(throws: problem) { try CallbackURL(url, allowed: ["friend.example"]) }
    }
}
