import Testing

@testable import HTTP

struct MediaTypeTests {
    @Test(arguments: [
        ("text/xml", "text/xml", nil), ("Text/XML; charset=utf-8", "text/xml", "utf-8"),
        (" text/xml ;CHARSET = \"UTF-16\"", "text/xml", "UTF-16"), ("text/xml;charset='utf-8'", "text/xml", "utf-8"),
        ("text/xml; action=\"urn:a\"; charset=windows-1255", "text/xml", "windows-1255"),
        ("text/xml; charset", "text/xml", nil), (";charset=utf-8", "", "utf-8"), ("", "", nil),
    ])
    func `a Content-Type is its name and its charset`(text: String, name: String, charset: String?) {
        #expect(MediaType(text).name == name)
        #expect(MediaType(text).charset == charset)
    }
}
