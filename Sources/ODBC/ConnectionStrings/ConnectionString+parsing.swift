extension ConnectionString {
    /// Why a text is no connection string. Positions count Unicode scalars from 0 and no value is quoted, for it
    /// may be a secret.
    public enum Malformation: Error, Sendable, Hashable {
        /// A part that is not `Key=Value`.
        case missingEquals(at: Int)
        /// A key that is empty or holds a brace.
        case badKey(at: Int)
        /// An opening brace whose end is missing.
        case unclosedBrace(at: Int)
        /// Something other than `;` behind a closing brace.
        case textAfterBrace(at: Int)
        /// A NUL character, at which the driver would stop reading.
        case embeddedNUL(at: Int)
    }

    /// Reads `Key=Value;Key={v;w}}x}`: a value in braces may hold anything, its own `}` doubled.
    public init(_ text: String) throws(Malformation) {
        var reader = Reader(text)
        var attributes: [Attribute] = []
        if let position = reader.scalars.firstIndex(of: "\0") { throw .embeddedNUL(at: position) }
        while reader.skipsToAttribute() {
            attributes.append(try reader.attribute())
        }
        self.init(attributes: attributes)
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var position = 0

        init(_ text: String) {
            scalars = Array(text.unicodeScalars)
        }

        mutating func skipsToAttribute() -> Bool {
            while position < scalars.count, scalars[position] == ";" || scalars[position].properties.isWhitespace {
                position += 1
            }
            return position < scalars.count
        }

        mutating func attribute() throws(Malformation) -> Attribute {
            let start = position
            guard let equals = scalars[start...].firstIndex(where: { $0 == "=" || $0 == ";" }),
                scalars[equals] == "="
            else { throw .missingEquals(at: start) }
            let key = Self.trimmed(scalars[start..<equals])
            guard ConnectionString.isKey(key) else { throw .badKey(at: start) }
            position = equals + 1
            let valueStart = scalars[position...].firstIndex { !$0.properties.isWhitespace } ?? scalars.count
            if valueStart < scalars.count, scalars[valueStart] == "{" {
                position = valueStart
                return Attribute(key, try bracedValue(), isBraced: true)
            }
            let end = scalars[position...].firstIndex(of: ";") ?? scalars.count
            defer { position = end }
            return Attribute(key, Self.trimmed(scalars[position..<end]))
        }

        private mutating func bracedValue() throws(Malformation) -> String {
            let start = position
            var value = ""
            position += 1
            while position < scalars.count {
                let scalar = scalars[position]
                position += 1
                guard scalar == "}" else {
                    value.unicodeScalars.append(scalar)
                    continue
                }
                if position < scalars.count, scalars[position] == "}" {
                    value.append("}")
                    position += 1
                    continue
                }
                while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
                guard position == scalars.count || scalars[position] == ";" else {
                    throw .textAfterBrace(at: position)
                }
                return value
            }
            throw .unclosedBrace(at: start)
        }

        private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> String {
            let head = part.drop(while: \.properties.isWhitespace)
            let blanks = head.reversed().prefix(while: \.properties.isWhitespace).count
            return String(String.UnicodeScalarView(head.dropLast(blanks)))
        }
    }
}

extension ConnectionString.Malformation: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .missingEquals(let position): "no '=' in the part that begins at character \(position)"
        case .badKey(let position): "no proper key at character \(position)"
        case .unclosedBrace(let position): "the brace at character \(position) is never closed"
        case .textAfterBrace(let position): "text follows a closing brace at character \(position)"
        case .embeddedNUL(let position): "a NUL character at \(position)"
        }
    }
}
