/// Turns the tokens of a template into a statement with markers and finds what stands in the way.
struct TemplateCompiler {
    let bytes: [UInt8]
    let dialect: SQLDialect
    private(set) var tokens: [CompiledToken] = []
    private(set) var parameters: [Binding] = []
    var findings: [TemplateFinding]

    private var pattern = PatternScope()
    private var hasEnded = false
    private var previous: SQLToken?

    init(_ sql: String, dialect: SQLDialect) {
        let lexer = SQLLexer(Array(sql.utf8), dialect: dialect)
        bytes = lexer.bytes
        self.dialect = dialect
        findings = lexer.findings
        for token in lexer.tokens { compile(token) }
        checkStructure(of: lexer.tokens.filter(\.isSignificant))
        findings.sort { ($0.range.lowerBound, $0.code) < ($1.range.lowerBound, $1.code) }
    }

    func text(_ token: SQLToken) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

    mutating func report(_ problem: TemplateProblem, _ range: Range<Int>) {
        findings.append(TemplateFinding(problem: problem, range: range))
    }

    private mutating func compile(_ token: SQLToken) {
        // SQL Server's authors write `;with …`, to end whatever stood before.
        let isLeading = token.kind == .semicolon && previous == nil
        if token.kind == .semicolon { hasEnded = !isLeading }
        if token.isSignificant { pattern.advance(over: token, text: text(token), dialect: dialect) }
        let output: CompiledToken.Output
        switch token.kind {
        case .comment: output = .blank
        case .variable(let variable): output = bind([.variable(variable)], isNational: false, token)
        case .string(let string): output = compile(string, token)
        default: output = .verbatim
        }
        tokens.append(CompiledToken(token: token, output: hasEnded || isLeading ? .nothing : output))
        if token.isSignificant, !isLeading { previous = token }
    }

    private mutating func compile(_ string: SQLString, _ token: SQLToken) -> CompiledToken.Output {
        if case .string = previous?.kind { report(.adjacentStrings, token.range) }
        let references = DollarReference.all(in: string.content, of: bytes)
        guard references.contains(where: { $0.variable != nil }) else {
            warnOfNearMisses(references)
            return .verbatim
        }
        guard isUsable(string, with: references, token) else { return .verbatim }
        let composite = CompositeString(string, in: bytes)
        findings += composite.findings
        if case .variable(let variable)? = composite.parts.first, composite.parts.count == 1 {
            report(.quotedVariable(variable), token.range)
        }
        return bind(composite.parts, isNational: string.prefix == .national, token)
    }

    private mutating func bind(
        _ parts: [Binding.Part], isNational: Bool, _ token: SQLToken
    ) -> CompiledToken.Output {
        if pattern.role != .value {
            for case .variable(let variable) in parts { report(.patternVariable(variable), token.range) }
        }
        let holdsAttachData = parts.contains(.variable(.attachData))
        parameters.append(
            Binding(
                parts: parts, isNational: isNational || holdsAttachData, role: pattern.role,
                offset: token.range.lowerBound))
        return .marker(parameters.count - 1)
    }

    /// A string without variables is sent as it stands, dollar signs and all; `'$ANI'` is hardly meant so.
    private mutating func warnOfNearMisses(_ references: [DollarReference]) {
        for reference in references where reference.hasName {
            guard let nearest = LookupVariable.nearest(to: reference.name) else { continue }
            report(.unknownVariableInString(reference.name, nearest: nearest), reference.range)
        }
    }

    private mutating func isUsable(
        _ string: SQLString, with references: [DollarReference], _ token: SQLToken
    ) -> Bool {
        let count = findings.count
        for reference in references {
            if let variable = reference.variable {
                if case .special(let prefix) = string.prefix {
                    report(.variableInSpecialString(variable, prefix: prefix), reference.range)
                } else if reference.isClosed {
                    report(.urlVariable(variable), reference.range.lowerBound..<reference.range.upperBound + 1)
                }
            } else if reference.hasName {
                let nearest = LookupVariable.nearest(to: reference.name)
                report(.unknownVariable(reference.name, nearest: nearest), reference.range)
            }
        }
        if dialect == .generic, bytes[string.content].contains(.backslash) {
            report(.ambiguous(.backslash), token.range)
        }
        return findings.count == count
    }
}
