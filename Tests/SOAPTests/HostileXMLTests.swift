import SOAP
import Testing

struct HostileXMLTests {
    private let reader = XMLReader()

    @Test(arguments: [
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1/x'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY a0 'ha'><!ENTITY a1 '&a0;&a0;'><!ENTITY a2 '&a1;&a1;'>]><a>&a2;</a>",
        "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a PUBLIC '-//X' 'http://127.0.0.1/x'><a/>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>",
    ])
    func `a document type declaration is refused before anything in it is read`(text: String) {
        #expect(throws: XMLError.doctype) { try reader.root(text) }
    }

    @Test(arguments: ["<?php x?><a/>", "<a><?php x?></a>", "<a/><?php?>", "<?xml version='1.0'?><?php x?><a/>"])
    func `a processing instruction is refused`(text: String) {
        #expect(throws: XMLError.processingInstruction("php")) { try reader.root(text) }
    }

    @Test func `a document of more bytes than allowed is not read at all`() {
        var limits = XMLLimits()
        limits.bytes = 10
        let reader = XMLReader(limits: limits)
        #expect(throws: Never.self) { try reader.root("<aaaaaaa/>") }
        #expect(throws: XMLError.tooManyBytes(11)) { try reader.root("<aaaaaaaa/>") }
    }

    @Test(arguments: [32, 33, 1000, 100_000])
    func `elements nest to the limit and no deeper`(depth: Int) {
        let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        if depth <= 32 {
            #expect(throws: Never.self) { try reader.root(text) }
        } else {
            #expect(throws: XMLError.tooDeep(limit: 32)) { try reader.root(text) }
        }
    }

    @Test func `a depth that never ends is refused as too deep, not as unfinished`() {
        #expect(throws: XMLError.tooDeep(limit: 32)) { try reader.root(String(repeating: "<a>", count: 300_000)) }
    }

    @Test(arguments: [(19_999, true), (20_000, false), (200_000, false)])
    func `elements are counted`(children: Int, fits: Bool) {
        let text = "<a>" + String(repeating: "<b/>", count: children) + "</a>"
        if fits {
            #expect(throws: Never.self) { try reader.root(text) }
        } else {
            #expect(throws: XMLError.tooManyElements(limit: 20_000)) { try reader.root(text) }
        }
    }

    @Test(arguments: [(64, true), (65, false), (20_000, false)])
    func `attributes of one element are counted`(count: Int, fits: Bool) {
        let text = "<a" + (0..<count).map { " a\($0)=''" }.joined() + "/>"
        if fits {
            #expect(throws: Never.self) { try reader.root(text) }
        } else {
            #expect(throws: XMLError.tooManyAttributes(limit: 64)) { try reader.root(text) }
        }
    }

    @Test func `prefixes in scope are counted, not those that went out of it`() {
        let declarations = (0..<50).map { " xmlns:p\($0)='urn:p'" }.joined()
        let nested = "<a\(declarations)><a\(declarations)><a\(declarations)/></a></a>"
        let beside = "<a>" + String(repeating: "<a\(declarations)/>", count: 10) + "</a>"
        #expect(throws: XMLError.tooManyPrefixes(limit: 128)) { try reader.root(nested) }
        #expect(throws: Never.self) { try reader.root(beside) }
    }

    @Test func `namespaces of a whole document are counted`() {
        let text = "<a>" + (0..<65).map { "<a xmlns='urn:\($0)'/>" }.joined() + "</a>"
        #expect(throws: XMLError.tooManyNamespaces(limit: 64)) { try reader.root(text) }
    }

    @Test(arguments: ["<a>%</a>", "<a b='%'/>", "<a><![CDATA[%]]></a>", "<a>&lt;%</a>"])
    func `text has a limit, in content and in attributes`(template: String) throws {
        var limits = XMLLimits()
        limits.text = 100
        let reader = XMLReader(limits: limits)
        let fitting = template.replacing("%", with: String(repeating: "x", count: 99))
        let excessive = template.replacing("%", with: String(repeating: "x", count: 101))
        #expect(throws: Never.self) { try reader.root(fitting) }
        #expect(throws: XMLError.tooMuchText(limit: 100)) { try reader.root(excessive) }
    }

    @Test(arguments: 0..<60)
    func `a document that breaks off anywhere is refused`(seed: Int) {
        let whole = Array(Sample.event.utf8)
        let cut = Array(whole[..<(whole.count * seed / 60)])
        #expect(throws: XMLError.self) { try reader.document(cut) }
    }
}
