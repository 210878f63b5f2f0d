package import Expressions
package import Routing

extension EvaluationError.Kind {
    /// Why a formula has no value for a call, as a sentence without a full stop.
    package var words: String {
        switch self {
        case .unboundVariable(let name): "\(name) has no value here"
        case .undeclaredName(let name): "nothing is called '\(name)'"
        case .undeclaredFunction(let name): "no function is called '\(name)'"
        case .noOverload(let function, let types): "\(function) takes no \(types.joined(separator: ", "))"
        case .noSuchKey(let key): "there is no key \(key)"
        case .noSuchField(let name): "'\(name)' is not there"
        case .indexOutOfRange(let index, let count): "there is no element \(index) of \(count)"
        case .divisionByZero: "division by zero"
        case .overflow: "a number is beyond its type"
        case .unsupportedKeyType(let type): "a value of type \(type) can be no key"
        case .duplicateKey(let key): "the key \(key) stands twice"
        case .badText(let text, let type): "'\(text)' is no \(type)"
        case .badArgument(let fault): fault
        case .unknownZone(let name): "'\(name)' is no time zone"
        case .badPattern(let error): "the regular expression \(error.reason.words)"
        case .emptyOptional: "an optional value is none"
        case .notBool(let type): "the value is no bool but \(type)"
        case .costExceeded: "it takes too many steps"
        case .host(let text): text
        }
    }
}

extension EvaluationError.Kind {
    /// How to write what was meant.
    var help: String? {
        switch self {
        case .badText(_, type: "timestamp"): "write 2026-11-21T08:00:00Z, or +02:00 in the place of Z"
        case .badText(_, type: "duration"): "write 90s, 15m or 1h30m"
        case .unknownZone: "write one such as Asia/Jerusalem, or +02:00"
        default: nil
        }
    }
}

extension Mishap {
    /// What went wrong, and where: `vip.yaml:12:9: 'if': 'customer' is not there`. `main` is the rule file's own path.
    package func sentence(main: String) -> String {
        switch problem {
        case .error(let error): "\(place(Int(error.offset), main))'\(role.rawValue)': \(error.kind.words)"
        case .unusable(let text): "\(place(0, main))'\(role.rawValue)': '\(text)' cannot be used here"
        }
    }

    /// Where in its file the formula failed.
    package var position: Formula.Place.Line? {
        if case .error(let error) = problem { return formula.position(ofByte: Int(error.offset)) }
        return formula.position(ofByte: 0)
    }

    private func place(_ offset: Int, _ main: String) -> String {
        guard let position = formula.position(ofByte: offset) else { return "" }
        let file = formula.place.file ?? main
        return "\(file.isEmpty ? "" : "\(file):")\(position.line):\(position.column): "
    }
}
