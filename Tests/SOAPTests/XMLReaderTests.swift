import SOAP
import Testing

struct XMLReaderTests {
    private let reader = XMLReader()

    @Test func `elements keep their order, their names and the text of leaves`() throws {
        let root = try reader.root("<a><b>one</b><c/><b>two</b></a>")
        #expect(root.name == "a")
        #expect(root.children.map(\.name) == ["b", "c", "b"])
        #expect(root.children.map(\.text) == ["one", "", "two"])
        #expect(root.children.map(\.isLeaf) == [true, true, true])
        #expect(!root.isLeaf)
    }

    @Test func `text beside children is dropped`() throws {
        let root = try reader.root("<a>\n  <b>x</b>\n y </a>")
        #expect(root.text == "")
        #expect(root.children.map(\.text) == ["x"])
    }

    @Test(arguments: [
        ("a &amp; b", "a & b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#65;&#x42;", "AB"), ("&#x1F600;", "😀"),
        ("<![CDATA[<&]]>", "<&"), ("x<![CDATA[y]]>z", "xyz"), ("x<!-- y -->z", "xz"), ("a\r\nb\rc", "a\nb\nc"),
        ("  kept  ", "  kept  "), ("Zoë ✓ 😀", "Zoë ✓ 😀"), ("]] >", "]] >"), ("a&amp;&amp;b", "a&&b"),
    ])
    func `character data means what XML says it means`(written: String, meant: String) throws {
        #expect(try reader.root("<a>\(written)</a>").text == meant)
    }

    @Test func `attributes have their values normalised and their names resolved`() throws {
        let root = try reader.root("<a xmlns:p='urn:p' x='1' p:x='a&amp;b' y='c\td'/>")
        #expect(root.attribute("x") == "1")
        #expect(root.attribute("y") == "c d")
        #expect(root.attribute("z") == nil)
        #expect(Tree(root).attributes == ["{}x=1", "{urn:p}x=a&b", "{}y=c d"])
    }

    @Test func `a prefix and a default namespace hold for the element that declares them and inside it`() throws {
        let root = try reader.root(
            "<a xmlns='urn:1' xmlns:p='urn:2'><b/><p:c/><d xmlns='urn:3' xmlns:p='urn:4'><p:e/><f/></d><p:g/><h xmlns=''/></a>"
        )
        let inner = try #require(root.child("d"))
        #expect(root.uri == "urn:1")
        #expect(root.children.map(\.uri) == ["urn:1", "urn:2", "urn:3", "urn:2", ""])
        #expect(inner.children.map(\.uri) == ["urn:4", "urn:3"])
    }

    @Test func `one namespace under two prefixes is one namespace`() throws {
        let root = try reader.root("<p:a xmlns:p='urn:x' xmlns:q='urn:x'><q:b/></p:a>")
        #expect(root.namespace == root.children[0].namespace)
    }

    @Test func `the type of an element is resolved by its own prefixes, without one by the default namespace`() throws {
        let instance = "http://www.w3.org/2001/XMLSchema-instance"
        let root = try reader.root(
            """
            <a xmlns='urn:d' xmlns:i='\(instance)' xmlns:q='urn:q'>\
            <b i:type='T'/><b i:type='q:T'/><b xmlns:r='urn:r' i:type=' r:T '/><b xmlns='' i:type='T'/><b type='T'/></a>
            """)
        #expect(root.children.map { $0.type?.uri } == ["urn:d", "urn:q", "urn:r", "", nil])
        #expect(root.children.map { $0.type?.name } == ["T", "T", "T", "T", nil])
    }

    @Test func `of many types each is its own element's`() throws {
        let instance = "http://www.w3.org/2001/XMLSchema-instance"
        let typed = (0..<99).map { $0 % 3 == 0 ? "<b/>" : "<b i:type='T\($0)'/>" }.joined()
        let root = try reader.root("<a xmlns:i='\(instance)'>\(typed)</a>")
        #expect(root.children.map { $0.type?.name ?? "" } == (0..<99).map { $0 % 3 == 0 ? "" : "T\($0)" })
    }

    @Test(arguments: [("true", true), ("1", true), (" true ", true), ("false", false), ("0", false), ("TRUE", false)])
    func `an element is nil if the attribute says so`(value: String, isNil: Bool) throws {
        let root = try reader.root("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='\(value)'/>")
        #expect(root.isNil == isNil)
    }

    @Test func `an attribute nil of no namespace means nothing`() throws {
        #expect(try !reader.root("<a nil='true'/>").isNil)
    }

    @Test(arguments: [
        "", " ", "text", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a b></a>", "<a b=c/>",
        "<a b='1' b='2'/>",
        "<a><b></a></b>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xFFFE;</a>", "<a>&#x110000;</a>", "<a>]]></a>",
        "<a>&</a>",
        "<a b='<'/>", "<a b='1'c='2'/>", "<1a/>", "< a/>", "<a>\u{1}</a>", "<a>\u{0}</a>", "<a", "<a b", "<a b='",
        "<a/", "<a></a",
        "<!-- a", "<a><!-- -- --></a>", "<a><![CDATA[</a>", "<a/><?xml version='1.0'?>",
        "<?xml version='1.0'?", "<a>\u{FFFE}</a>", "<a>\u{FFFF}</a>",
    ])
    func `what is not well-formed is refused`(text: String) {
        #expect(throws: XMLError.self) { try reader.root(text) }
    }

    @Test func `an error names its line`() {
        #expect {
            try reader.root("<a>\n  <b></c></a>")
        } throws: { error in
            guard case .malformed(_, line: 2, _) = error as? XMLError else { return false }
            return true
        }
    }

    @Test(arguments: [
        ("<p:a/>", XMLError.undeclaredPrefix("p")), ("<a p:b='1'/>", .undeclaredPrefix("p")),
        ("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='p:T'/>", .undeclaredPrefix("p")),
        ("<a><b xmlns:p='urn:p'/><p:c/></a>", .undeclaredPrefix("p")), ("<a:b:c xmlns:a='urn:a'/>", .badName("a:b:c")),
        ("<:a/>", .badName(":a")), ("<a: xmlns:a='urn:a'/>", .badName("a:")), ("<a xmlns:p=''/>", .badName("xmlns:p")),
        ("<a xmlns:xmlns='urn:p'/>", .badName("xmlns:xmlns")), ("<a xmlns:xml='urn:p'/>", .badName("xmlns:xml")),
        ("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", .badName("xmlns:p")),
        ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", .badName("xmlns:")),
        ("<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>", .repeatedAttribute("b")),
    ])
    func `names that break Namespaces in XML are refused`(text: String, error: XMLError) {
        #expect(throws: error) { try reader.root(text) }
    }

    @Test func `the prefix xml needs no declaration`() throws {
        #expect(try reader.root("<a xml:lang='en'/>").attribute("lang", in: .xml) == "en")
    }

    @Test func `a reader reads on after a document that it refused`() throws {
        #expect(throws: XMLError.self) { try reader.root("<a><b xmlns:p='urn:p'>") }
        #expect(throws: XMLError.doctype) { try reader.root("<!DOCTYPE a><a/>") }
        #expect(try reader.root("<a><![CDATA[x]]></a>").text == "x")
    }
}
