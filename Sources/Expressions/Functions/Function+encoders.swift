extension Function {
    /// RFC 4648.
    static let encoders: [Function] = [
        Function("base64.encode", [.function(.bytes, to: .string)]) { arguments throws(EvaluationError.Kind) in
            guard case .bytes(let bytes) = arguments[0] else { throw arguments.noOverload }
            try arguments.meter.charge(bytes: bytes.count * 2)
            return .string(Base64.encode(bytes))
        },
        Function("base64.decode", [.function(.string, to: .bytes)]) { arguments throws(EvaluationError.Kind) in
            let text = try arguments.string(0)
            try arguments.meter.charge(bytes: text.utf8.count * 2)
            guard let bytes = Base64.decode(text) else { throw .badText(text, type: "base64") }
            return .bytes(bytes)
        },
    ]
}
