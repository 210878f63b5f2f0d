import CExpat
import Glibc

/// One pass of expat over one document: what its callbacks share.
struct ExpatReading {
    var builder: DocumentBuilder
    /// Where the text of the innermost open element begins among the bytes.
    var textStart = 0
    var error: XMLError?
    /// What the document declares and expat does not know.
    var encoding: String?
    let parser: XML_Parser

    /// Copies a name or value that expat lends for the time of a callback.
    private mutating func keep(_ text: UnsafePointer<CChar>) -> Slice {
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        let slice = Slice(start: builder.bytes.count, count: bytes.count)
        builder.bytes.append(contentsOf: bytes)
        return slice
    }

    mutating func start(
        _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) throws(XMLError) {
        let element = keep(name)
        try builder.start(try builder.qualified(element))
        var next = attributes
        while let pair = next, let name = pair[0], let value = pair[1] {
            let (attribute, content) = (keep(name), keep(value))
            try builder.attribute(try builder.qualified(attribute), value: content)
            next = pair + 2
        }
        try builder.seal()
        textStart = builder.bytes.count
    }

    mutating func end() throws(XMLError) {
        try builder.end(text: Slice(start: textStart, count: builder.bytes.count - textStart))
        textStart = builder.bytes.count
    }

    mutating func text(_ text: UnsafePointer<CChar>, _ count: Int32) throws(XMLError) {
        builder.bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: Int(count)))
        guard builder.bytes.count - textStart <= builder.limits.text else {
            throw .tooMuchText(limit: builder.limits.text)
        }
    }

    /// Runs one callback's work; the first error stops the parser, and no later callback does anything.
    mutating func step(_ work: (inout Self) throws(XMLError) -> Void) {
        guard error == nil else { return }
        do throws(XMLError) {
            try work(&self)
        } catch {
            self.error = error
            XML_StopParser(parser, XML_Bool(XML_FALSE))
        }
    }
}
