import SOAP
import Testing

struct EnvelopeTests {
    private static let start = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>"

    private func envelope(_ text: String) throws -> Envelope {
        try Envelope(XMLReader().document(Array(text.utf8)))
    }

    @Test(arguments: ["", "<s:Header/>", "<s:Header><h xmlns='urn:h' s:mustUnderstand='1'>x</h></s:Header>"])
    func `the payload is the body's element, whatever the headers`(header: String) throws {
        let envelope = try envelope("\(Self.start)\(header)<s:Body><a xmlns='urn:a'/></s:Body></s:Envelope>")
        #expect(envelope.payload.name == "a")
        #expect(envelope.payload.uri == "urn:a")
        #expect(envelope.fault == nil)
    }

    @Test(arguments: [
        ("<a/>", SOAPError.noEnvelope), ("<Envelope><Body><a/></Body></Envelope>", .noEnvelope),
        (
            "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body><a/></e:Body></e:Envelope>",
            .otherVersion
        ),
        ("\(start)</s:Envelope>", .noBody), ("\(start)<Body><a/></Body></s:Envelope>", .noBody),
        ("\(start)<s:Body/></s:Envelope>", .emptyBody), ("\(start)<s:Body>text</s:Body></s:Envelope>", .emptyBody),
        ("\(start)<s:Body><a/></s:Body></s:Envelope>".replacing("Body", with: "body"), .noBody),
    ])
    func `what is no message says why`(text: String, error: SOAPError) {
        #expect(throws: error) { try envelope(text) }
    }

    @Test(arguments: [
        "<faultcode>s:Client</faultcode><faultstring>no</faultstring><detail><D xmlns='urn:d'><E>1</E></D></detail>",
        "<faultcode xmlns:x='urn:x'> x:Client </faultcode><faultstring xml:lang='en'>no</faultstring><faultactor/><detail>\n<D xmlns='urn:d'><E>1</E></D></detail>",
        "<s:faultcode>Client</s:faultcode><s:faultstring>no</s:faultstring><s:detail><D xmlns='urn:d'><E>1</E></D></s:detail>",
    ])
    func `a fault is read, its parts qualified or not`(parts: String) throws {
        let fault = try #require(
            try envelope("\(Self.start)<s:Body><s:Fault>\(parts)</s:Fault></s:Body></s:Envelope>").fault)
        #expect(fault.code == "Client")
        #expect(fault.reason == "no")
        #expect(fault.detail?.name == "D")
        #expect(fault.detail?.child("E")?.text == "1")
    }

    @Test func `a fault without its parts is a fault nevertheless`() throws {
        let fault = try #require(try envelope("\(Self.start)<s:Body><s:Fault/></s:Body></s:Envelope>").fault)
        #expect(fault.code == "")
        #expect(fault.reason == "")
        #expect(fault.detail == nil)
    }

    @Test func `a fault that is written is read again`() throws {
        var writer = XMLWriter()
        Fault(code: "Server", reason: "a < b").write(into: &writer) { $0.raw("<x xmlns=\"urn:x\"/>") }
        let fault = try #require(try Envelope(XMLReader().document(writer.bytes)).fault)
        #expect(fault.code == "Server")
        #expect(fault.reason == "a < b")
        #expect(fault.detail?.uri == "urn:x")
    }
}
