import CUnixODBC
import Glibc

// A value stays bound until another takes its place, over as many executions as come between.
extension Statement {
    /// Binds text. Nothing is ever cut: a shortened number is another customer's.
    /// - Parameters:
    ///   - text: Any text without NUL characters.
    ///   - index: The parameter, from 0, declared as text.
    /// - Throws: 22001 for text beyond the declared limit, 22021 for text with a NUL, at which several
    ///   drivers would silently end it, and for text with a character that the code page lacks.
    public func bind(_ text: String, at index: Int) throws(ODBCError) {
        switch parameters.type(at: index) {
        case .text(let limit), .wideText(let limit):
            // Text never has more UTF-16 units than bytes, so counting the bytes is mostly enough.
            guard text.utf8.count <= limit || text.utf16.count <= limit else {
                let message = "parameter \(index + 1) has \(text.utf16.count) UTF-16 units, declared are \(limit)"
                throw refusal("bind", "22001", message)
            }
        case .integer, .real: preconditionFailure("parameter \(index) is a number")
        case .output, .integerOutput: preconditionFailure("parameter \(index) is an output")
        }
        var text = text
        switch text.withUTF8({ write($0, at: index) }) {
        case .stayed: break
        case .moved: try check(parameters.bind(index, to: handle), "SQLBindParameter")
        case .hasNUL: throw refusal("bind", "22021", "parameter \(index + 1) holds a NUL character")
        case .lacks(let missing, let codePage):
            let record = missing.diagnostic(in: "parameter \(index + 1)", codePage)
            throw refusal("bind", record.state, record.message)
        }
    }

    private enum Writing {
        case stayed
        /// The text's place has moved, so that it must be bound again.
        case moved
        case hasNUL
        case lacks(TextCodec.MissingCharacter, CodePage)
    }

    private func write(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Writing {
        if let start = text.baseAddress, memchr(start, 0, text.count) != nil { return .hasNUL }
        guard let codec = connection.codec else { return parameters.set(text, at: index) ? .moved : .stayed }
        switch codec.encoded(text) {
        case .success(let bytes): return parameters.set(bytes, at: index) ? .moved : .stayed
        case .failure(let missing): return .lacks(missing, codec.codePage)
        }
    }

    /// Binds an integer to the parameter `index`, from 0, declared as one.
    public func bind(_ value: Int64, at index: Int) {
        precondition(parameters.type(at: index) == .integer, "parameter \(index) is no integer")
        parameters.set(value, at: index)
    }

    /// Binds a number to the parameter `index`, from 0, declared as real.
    public func bind(_ value: Double, at index: Int) {
        precondition(parameters.type(at: index) == .real, "parameter \(index) is no real number")
        parameters.set(value, at: index)
    }

    /// Makes the parameter `index`, from 0, NULL, whatever its type; an output takes no value.
    public func bindNull(at index: Int) {
        precondition(!parameters.type(at: index).isOutput, "parameter \(index) is an output")
        parameters.setNull(at: index)
    }
}
