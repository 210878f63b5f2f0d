import CUnixODBC
import Glibc

// A value stays bound until another takes its place, over as many executions as come between.
extension Statement {
    /// Binds text. Nothing is ever cut: a shortened number is another customer's.
    /// - Parameters:
    ///   - text: Any text without NUL characters.
    ///   - index: The parameter, from 0, declared as text.
    /// - Throws: 22001 for text beyond the declared limit, 22021 for text with a NUL, at which several
    ///   drivers would silently end it.
    public func bind(_ text: String, at index: Int) throws(ODBCError) {
        switch parameters.type(at: index) {
        case .text(let limit), .wideText(let limit):
            // Text never has more UTF-16 units than bytes, so counting the bytes is mostly enough.
            guard text.utf8.count <= limit || text.utf16.count <= limit else {
                let message = "parameter \(index + 1) has \(text.utf16.count) UTF-16 units, declared are \(limit)"
                throw refusal("bind", "22001", message)
            }
        case .integer, .real: preconditionFailure("parameter \(index) is a number")
        }
        var text = text
        let outcome = text.withUTF8 { bytes -> (hasNUL: Bool, moved: Bool) in
            guard let start = bytes.baseAddress, memchr(start, 0, bytes.count) != nil else {
                return (false, parameters.set(bytes, at: index))
            }
            return (true, false)
        }
        if outcome.hasNUL { throw refusal("bind", "22021", "parameter \(index + 1) holds a NUL character") }
        if outcome.moved { try check(parameters.bind(index, to: handle), "SQLBindParameter") }
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

    /// Makes the parameter `index`, from 0, NULL, whatever its type.
    public func bindNull(at index: Int) {
        parameters.setNull(at: index)
    }
}
