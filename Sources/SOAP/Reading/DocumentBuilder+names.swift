// Namespaces in XML 1.0: prefixes, scopes and what may not be bound.
extension DocumentBuilder {
    func namespace(of name: RawName, isElement: Bool) throws(XMLError) -> Namespace {
        guard isElement || name.prefix > 0 else { return .none }
        let prefix = name.prefixSlice
        var index = bindings.count
        while index > 0 {
            index -= 1
            if same(bindings[index].prefix, prefix) { return bindings[index].namespace }
        }
        if name.prefix == 0 { return .none }
        if `is`(prefix, "xml") { return .xml }
        throw .undeclaredPrefix(text(prefix))
    }

    mutating func bind(_ prefix: Slice, to uri: Slice) throws(XMLError) {
        guard bindings.count < limits.prefixes else { throw .tooManyPrefixes(limit: limits.prefixes) }
        let namespace = try number(of: uri)
        let isXML = `is`(prefix, "xml")
        let isReserved = `is`(prefix, "xmlns") || namespace == .xmlns || isXML != (namespace == .xml)
        // Undeclaring a prefix, xmlns:p="", came only with Namespaces 1.1.
        guard !isReserved, prefix.count == 0 || uri.count > 0 else { throw .badName("xmlns:" + text(prefix)) }
        bindings.append(Binding(prefix: prefix, namespace: namespace))
    }

    /// Splits a qualified name whose bytes are among the document's.
    func qualified(_ slice: Slice) throws(XMLError) -> RawName {
        let name = bytes[slice.range]
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return RawName(slice: slice, prefix: 0) }
        let prefix = colon - name.startIndex
        guard prefix > 0, colon + 1 < name.endIndex, !name[(colon + 1)...].contains(UInt8(ascii: ":")) else {
            throw .badName(text(slice))
        }
        return RawName(slice: slice, prefix: UInt32(prefix))
    }

    private mutating func number(of uri: Slice) throws(XMLError) -> Namespace {
        for (number, known) in Namespace.known.enumerated() where `is`(uri, known) {
            return Namespace(number: Int32(number))
        }
        for (index, earlier) in namespaces.enumerated() where same(earlier, uri) {
            return Namespace(number: Namespace.firstOwn + Int32(index))
        }
        guard namespaces.count < limits.namespaces else { throw .tooManyNamespaces(limit: limits.namespaces) }
        namespaces.append(uri)
        return Namespace(number: Namespace.firstOwn + Int32(namespaces.count - 1))
    }

    func text(_ slice: Slice) -> String { String(decoding: bytes[slice.range], as: UTF8.self) }

    func same(_ left: Slice, _ right: Slice) -> Bool {
        guard left.count == right.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            var (at, other, rest) = (Int(left.start), Int(right.start), left.count)
            while rest > 0 {
                if bytes[at] != bytes[other] { return false }
                (at, other, rest) = (at + 1, other + 1, rest - 1)
            }
            return true
        }
    }

    func `is`(_ slice: Slice, _ text: StaticString) -> Bool {
        guard Int(slice.count) == text.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            text.withUTF8Buffer { text in
                var offset = 0
                while offset < text.count {
                    if bytes[Int(slice.start) + offset] != text[offset] { return false }
                    offset += 1
                }
                return true
            }
        }
    }

    func trimmed(_ slice: Slice) -> Slice {
        var range = slice.range
        while let first = range.first, bytes[first].isXMLSpace { range.removeFirst() }
        while let last = range.last, bytes[last].isXMLSpace { range.removeLast() }
        return Slice(start: range.lowerBound, count: range.count)
    }
}

extension UInt8 {
    /// White space of XML 1.0 §2.3.
    package var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
