/// What can be wrong with a template.
package enum TemplateProblem: Sendable, Hashable {
    // The text cannot be read.
    case empty
    case nulCharacter
    case pastedCharacter(Unicode.Scalar)
    case unterminatedString
    case unterminatedName
    case unterminatedComment
    case unterminatedDollarQuote
    case adjacentStrings
    case numberBeforeString
    case unbalancedParenthesis
    case ambiguous(SQLAmbiguity)

    // It can be read and is not one query.
    case twoStatements
    case notASelect(String)
    case writes(String)
    case procedureCall(String)

    // Its variables and markers.
    case strayMarker(String)
    case strayDollar
    case unknownVariable(String, nearest: LookupVariable?)
    case urlVariable(LookupVariable)
    case variableInName(LookupVariable)
    case variableInDollarQuote(LookupVariable)
    case variableInHint(LookupVariable)
    case variableInSpecialString(LookupVariable, prefix: String)
    case unreadableEscape(String)
    case obscureHint

    // It works, and may not do what its author thinks.
    case noVariable
    case quotedVariable(LookupVariable)
    case patternVariable(LookupVariable)
    case unknownVariableInString(String, nearest: LookupVariable)
    case variableInWord(LookupVariable)

    package var isWarning: Bool {
        switch self {
        case .noVariable, .quotedVariable, .patternVariable, .unknownVariableInString, .variableInWord,
            .procedureCall:
            true
        case .empty, .nulCharacter, .pastedCharacter, .unterminatedString, .unterminatedName, .unterminatedComment,
            .unterminatedDollarQuote, .adjacentStrings, .numberBeforeString, .unbalancedParenthesis, .ambiguous,
            .twoStatements, .notASelect, .writes, .strayMarker, .strayDollar, .unknownVariable, .urlVariable,
            .variableInName, .variableInDollarQuote, .variableInHint, .variableInSpecialString, .unreadableEscape,
            .obscureHint:
            false
        }
    }

    package var code: String {
        switch self {
        case .empty: "sql-empty"
        case .nulCharacter: "sql-nul-character"
        case .pastedCharacter: "sql-pasted-character"
        case .unterminatedString: "sql-unterminated-string"
        case .unterminatedName: "sql-unterminated-identifier"
        case .unterminatedComment: "sql-unterminated-comment"
        case .unterminatedDollarQuote: "sql-unterminated-dollar-quote"
        case .adjacentStrings: "sql-adjacent-strings"
        case .numberBeforeString: "sql-number-before-string"
        case .unbalancedParenthesis: "sql-unbalanced-parenthesis"
        case .ambiguous: "sql-ambiguous"
        case .twoStatements: "sql-two-statements"
        case .notASelect, .writes: "sql-not-a-select"
        case .procedureCall: "sql-procedure-call"
        case .strayMarker: "sql-stray-marker"
        case .strayDollar: "sql-stray-dollar"
        case .unknownVariable, .unknownVariableInString: "sql-unknown-variable"
        case .urlVariable: "sql-url-variable"
        case .variableInName: "sql-variable-in-identifier"
        case .variableInDollarQuote: "sql-variable-in-dollar-quote"
        case .variableInHint: "sql-variable-in-hint"
        case .variableInSpecialString: "sql-variable-in-special-string"
        case .unreadableEscape: "sql-unreadable-escape"
        case .obscureHint: "sql-obscure-hint"
        case .noVariable: "sql-no-variable"
        case .quotedVariable: "sql-quoted-variable"
        case .patternVariable: "sql-like-variable"
        case .variableInWord: "sql-variable-in-word"
        }
    }
}
