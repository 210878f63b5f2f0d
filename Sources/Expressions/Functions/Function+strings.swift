extension Function {
    /// Strings cut, searched and put together. Positions count Unicode scalars from 0.
    static let strings: [Function] = [
        Function("charAt", [.method(.string, .int, to: .string)]) { arguments throws(EvaluationError.Kind) in
            let scalars = try arguments.scalars(0)
            let index = try arguments.int(1)
            guard index >= 0, index <= scalars.count else {
                throw .indexOutOfRange(index, count: scalars.count)
            }
            return .string(index == scalars.count ? "" : String(scalars[Int(index)]))
        },
        Function("indexOf", [.method(.string, .string, to: .int), .method(.string, .string, .int, to: .int)]) {
            arguments throws(EvaluationError.Kind) in
            let (text, part) = try (arguments.scalars(0), arguments.scalars(1))
            let start = arguments.count == 3 ? try arguments.int(2) : 0
            guard start >= 0, arguments.count == 2 || start < text.count || (part.isEmpty && start == text.count) else {
                throw .indexOutOfRange(start, count: text.count)
            }
            return .int(Substrings(of: part).first(in: text, from: Int(start)).map(Int64.init) ?? -1)
        },
        Function("lastIndexOf", [.method(.string, .string, to: .int), .method(.string, .string, .int, to: .int)]) {
            arguments throws(EvaluationError.Kind) in
            let (text, part) = try (arguments.scalars(0), arguments.scalars(1))
            let last = arguments.count == 3 ? try arguments.int(2) : Int64(text.count)
            guard last >= 0, arguments.count == 2 || last < text.count || (part.isEmpty && last == text.count) else {
                throw .indexOutOfRange(last, count: text.count)
            }
            guard part.count <= text.count else { return .int(-1) }
            // Backwards, the last occurrence is the first.
            let skipped = max(0, text.count - part.count - Int(last))
            let found = Substrings(of: part.reversed()).first(in: text.reversed(), from: skipped)
            return .int(found.map { Int64(text.count - part.count - $0) } ?? -1)
        },
        Function("substring", [.method(.string, .int, to: .string), .method(.string, .int, .int, to: .string)]) {
            arguments throws(EvaluationError.Kind) in
            let scalars = try arguments.scalars(0)
            let start = try arguments.int(1)
            let end = arguments.count == 3 ? try arguments.int(2) : Int64(scalars.count)
            guard start >= 0, start <= end, end <= scalars.count else {
                throw .indexOutOfRange(start < 0 || start > scalars.count ? start : end, count: scalars.count)
            }
            return .string(String(scalars[Int(start)..<Int(end)]))
        },
        Function(
            "replace",
            [.method(.string, .string, .string, to: .string), .method(.string, .string, .string, .int, to: .string)]
        ) {
            arguments throws(EvaluationError.Kind) in
            let (text, part) = try (arguments.scalars(0), arguments.scalars(1))
            let limit = arguments.count == 4 ? try arguments.int(3) : -1
            let replacement = try arguments.string(2)
            try arguments.charge(text.count)
            let most = limit < 0 || limit == .max ? Int.max : Int(clamping: limit) + 1
            let pieces = text.split(part, into: most, addsEdges: true)
            return try .string(arguments.join(pieces.map { String($0) }, replacement))
        },
        Function(
            "split",
            [.method(.string, .string, to: .list(.string)), .method(.string, .string, .int, to: .list(.string))]
        ) {
            arguments throws(EvaluationError.Kind) in
            let (text, separator) = try (arguments.scalars(0), arguments.scalars(1))
            let limit = arguments.count == 3 ? try arguments.int(2) : -1
            guard limit != 0 else { return .list([]) }
            try arguments.charge(text.count)
            let pieces = text.split(separator, into: limit < 0 ? .max : Int(clamping: limit), addsEdges: false)
            return .list(pieces.map { .string(String($0)) })
        },
        Function("join", [.method(.list(.string), to: .string), .method(.list(.string), .string, to: .string)]) {
            arguments throws(EvaluationError.Kind) in
            var parts: [String] = []
            for element in try arguments.list(0) {
                guard case .string(let part) = element else { throw arguments.noOverload }
                parts.append(part)
            }
            return try .string(arguments.join(parts, arguments.count == 2 ? arguments.string(1) : ""))
        },
        Function("lowerAscii", [.method(.string, to: .string)]) { arguments throws(EvaluationError.Kind) in
            try arguments.mapped { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
        },
        Function("upperAscii", [.method(.string, to: .string)]) { arguments throws(EvaluationError.Kind) in
            try arguments.mapped { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
        },
        Function("trim", [.method(.string, to: .string)]) { arguments throws(EvaluationError.Kind) in
            let scalars = try arguments.scalars(0)
            let tail = scalars.drop(while: \.properties.isWhitespace)
            guard let end = tail.lastIndex(where: { !$0.properties.isWhitespace }) else { return .string("") }
            return .string(String(tail[...end]))
        },
        Function("reverse", [.method(.string, to: .string)], reverse),
        Function("strings.quote", [.function(.string, to: .string)]) { arguments throws(EvaluationError.Kind) in
            let text = try arguments.string(0)
            try arguments.meter.charge(bytes: text.utf8.count)
            return .string(text.quoted)
        },
        Function("format", [.method(.string, .list(.dyn), to: .string)]) { arguments throws(EvaluationError.Kind) in
            var format = try Format(arguments.string(0), arguments.list(1), arguments.meter)
            return try .string(format.text())
        },
    ]
}

extension Arguments {
    /// The scalars of an argument, which is a string.
    fileprivate func scalars(_ index: Int) throws(EvaluationError.Kind) -> [Unicode.Scalar] {
        let text = try string(index)
        try charge(text.utf8.count >> 3)
        return Array(text.unicodeScalars)
    }

    fileprivate func join(_ parts: [String], _ separator: String) throws(EvaluationError.Kind) -> String {
        var length = separator.utf8.count * max(0, parts.count - 1)
        for part in parts { length += part.utf8.count }
        try charge(parts.count)
        try meter.charge(bytes: length)
        return parts.joined(separator: separator)
    }

    fileprivate func mapped(_ byte: (UInt8) -> UInt8) throws(EvaluationError.Kind) -> Value {
        let text = try string(0)
        try meter.charge(bytes: text.utf8.count)
        return .string(String(decoding: text.utf8.map(byte), as: UTF8.self))
    }
}

extension String {
    fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }

    /// A literal that means this text: in double quotes, with escapes for what has one.
    var quoted: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{07}": text += "\\a"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0B}": text += "\\v"
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension [Unicode.Scalar] {
    /// What stands between the occurrences of `separator`, in `count` pieces at most. An empty separator stands
    /// between all scalars, and before the first and behind the last one too if `addsEdges`.
    fileprivate func split(_ separator: [Unicode.Scalar], into count: Int, addsEdges: Bool) -> [ArraySlice<
        Unicode.Scalar
    >] {
        var pieces: [ArraySlice<Unicode.Scalar>] = []
        var start = 0
        if separator.isEmpty {
            if addsEdges, count > 1 { pieces.append([]) }
            while pieces.count + 1 < count, start + (addsEdges ? 0 : 1) < self.count {
                pieces.append(self[start...start])
                start += 1
            }
            return addsEdges || start < self.count ? pieces + [self[start...]] : pieces
        }
        let search = Substrings(of: separator)
        while pieces.count + 1 < count, let found = search.first(in: self, from: start) {
            pieces.append(self[start..<found])
            start = found + separator.count
        }
        return pieces + [self[start...]]
    }
}
