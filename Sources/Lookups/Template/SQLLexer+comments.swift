extension SQLLexer {
    mutating func scanDashes() {
        switch dialect {
        case .mySQL where byte(ahead: 2) > .space: add(.symbol, until: position + 1)
        case .generic where byte(ahead: 2) > .space:
            report(.ambiguous(.dashes), position..<position + 2)
            scanLineComment()
        default: scanLineComment()
        }
    }

    /// To the end of the line, which a lone carriage return ends too: the comment is dropped, so that no
    /// database ever has to agree.
    mutating func scanLineComment() {
        add(.comment, until: end { $0 != .newline && $0 != .carriageReturn })
    }

    mutating func scanBlockComment() {
        let start = position
        let (end, isNested) = blockCommentEnd()
        guard let end else {
            report(.unterminatedComment, start..<start + 2)
            return add(.comment, until: bytes.count)
        }
        let isHint = byte(ahead: 2) == UInt8(ascii: "+") && dialect.keepsHints
        if isNested && dialect == .generic { report(.ambiguous(.nestedComment), start..<end) }
        if isExecutable {
            if dialect == .generic { report(.ambiguous(.executableComment), start..<end) }
            return scanHint(.executableHint, until: end)
        }
        if isHint { return scanHint(.hint, until: end) }
        add(.comment, until: end)
    }

    private var isExecutable: Bool {
        guard dialect.executesComments || dialect == .generic else { return false }
        let third = byte(ahead: 2)
        return third == UInt8(ascii: "!") || (third == UInt8(ascii: "M") && byte(ahead: 3) == UInt8(ascii: "!"))
    }

    /// The offset behind the comment that begins here, and whether another one begins inside.
    private func blockCommentEnd() -> (end: Int?, isNested: Bool) {
        var depth = 1
        var isNested = false
        var offset = position + 2
        while offset + 1 < bytes.count {
            switch (bytes[offset], bytes[offset + 1]) {
            case (.asterisk, .slash):
                depth -= 1
                offset += 2
                if depth == 0 { return (offset, isNested) }
            case (.slash, .asterisk):
                isNested = true
                if dialect.nestsComments { depth += 1 }
                // `/*/` closes nothing, but where comments do not nest `/**/` must still close this one.
                offset += dialect.nestsComments ? 2 : 1
            default: offset += 1
            }
        }
        return (nil, isNested)
    }

    /// A hint is sent as it stands, so nothing in it may look like a parameter to database or driver.
    private mutating func scanHint(_ kind: SQLToken.Kind, until end: Int) {
        let content = position + 2..<end - 2
        let count = findings.count
        for reference in DollarReference.all(in: content, of: bytes) {
            if let variable = reference.variable { report(.variableInHint(variable), reference.range) }
        }
        for offset in content where bytes[offset] == .question {
            report(.strayMarker("?"), offset..<offset + 1)
        }
        if kind == .executableHint, findings.count == count, !bytes[content].allSatisfy(Self.isPlainCode) {
            report(.obscureHint, position..<end)
        }
        add(kind, until: end)
    }

    /// What cannot open a string, a name or a comment inside the code of a comment.
    private static func isPlainCode(_ byte: UInt8) -> Bool {
        byte.isBlank || byte.isVariableName || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "=")
            || byte == UInt8(ascii: "!")
    }
}
