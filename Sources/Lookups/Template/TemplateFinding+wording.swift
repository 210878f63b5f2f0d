extension TemplateFinding {
    /// What is wrong, in one plain sentence without a full stop.
    package var message: String {
        switch problem {
        case .empty: "there is no statement here"
        case .nulCharacter: "the statement holds a NUL character, where some drivers stop reading"
        case .pastedCharacter(let scalar):
            "\(scalar.properties.name ?? "a character") (U+\(Self.hexadecimal(scalar))) stands outside quotes"
        case .unterminatedString: "this string is never closed"
        case .unterminatedName: "this quoted name is never closed"
        case .unterminatedComment: "this comment is never closed"
        case .unterminatedDollarQuote: "this dollar-quoted string is never closed"
        case .adjacentStrings: "two strings stand side by side"
        case .numberBeforeString: "a number stands right before a quote"
        case .unbalancedParenthesis: "this parenthesis has no counterpart"
        case .ambiguous(let ambiguity): ambiguity.message
        case .twoStatements: "a second statement begins here; a lookup is one statement"
        case .notASelect(let word): "a lookup is a SELECT, and this begins with \(word)"
        case .writes(let word): "\(word) changes the database; a lookup only reads"
        case .procedureCall(let word): "\(word) runs a procedure, and what that does to the database is not known"
        case .strayMarker(let text): "\(text) is a parameter of the database's own, and nothing would fill it"
        case .strayDollar: "a dollar sign that begins no variable"
        case .unknownVariable(let name, _): "unknown variable $\(name)"
        case .unknownVariableInString(let name, _): "$\(name) is no variable and stays in the string as text"
        case .urlVariable(let variable): "\(variable.text)$ is the notation for addresses of web pages, not for SQL"
        case .variableInName(let variable): "\(variable.text) stands in a quoted name, where no value can be bound"
        case .variableInDollarQuote(let variable): "\(variable.text) stands in a dollar-quoted string"
        case .variableInHint(let variable): "\(variable.text) stands in a hint, where no value can be bound"
        case .variableInSpecialString(let variable, let prefix):
            "\(variable.text) stands in a string that begins with \(prefix), where no text can be bound"
        case .unreadableEscape(let text): "the escape \(text) in a string with a variable"
        case .obscureHint: "this comment is code to the database and cannot be followed"
        case .noVariable: "the statement asks the same for every call"
        case .quotedVariable(let variable): "\(variable.text) stands in quotes"
        case .patternVariable(let variable): "\(variable.text) is part of a pattern"
        case .variableInWord(let variable): "\(variable.text) is read as the end of a longer name"
        }
    }

    /// How to mend it.
    package var help: String {
        switch problem {
        case .empty: "write a SELECT with \(Self.variables)"
        case .nulCharacter: "remove it"
        case .pastedCharacter: "it often comes with text pasted from a document; type it again as a plain character"
        case .unterminatedString: "close it with the quote it began with; a quote inside is written twice"
        case .unterminatedName: "close it with the mark that belongs to the one it began with"
        case .unterminatedComment: "close it with */"
        case .unterminatedDollarQuote: "close it with the same $tag$"
        case .adjacentStrings: "make them one string, or write AS before the name of a column"
        case .numberBeforeString: "put a blank or an operator between them"
        case .unbalancedParenthesis: "add the missing one, or remove this one"
        case .ambiguous(let ambiguity): "\(ambiguity.help), or name the driver in the connection string"
        case .twoStatements: "remove what follows the semicolon, or make it a lookup of its own"
        case .notASelect: "begin with SELECT (or WITH); a stored procedure is named under `procedure:`"
        case .writes: "a column of this name is written in quotes"
        case .procedureCall: "make sure that it only reads, since tests and replays run it too"
        case .strayMarker: "write \(Self.variables) for what comes from the call"
        case .strayDollar: "the variables are \(Self.variables); a name with a dollar sign is written in quotes"
        case .unknownVariable(_, let nearest): Self.suggestion(nearest) + "the variables are \(Self.variables)"
        case .unknownVariableInString(_, let nearest): Self.suggestion(nearest) + "if text is meant, leave it"
        case .urlVariable(let variable): "write \(variable.text), with a blank before what follows"
        case .variableInName(let variable): "write \(variable.text) without quotes, as a value"
        case .variableInDollarQuote(let variable): "write \(variable.text) outside, joined by || to the rest"
        case .variableInHint: "move it out of the comment"
        case .variableInSpecialString: "write an ordinary string, and convert it with a function of the database"
        case .unreadableEscape: "write the character itself"
        case .obscureHint: "use only words, numbers, commas and parentheses in it"
        case .noVariable: "a condition such as phone_number = $CLID makes it a lookup of the caller"
        case .quotedVariable(let variable): "the quotes do nothing: \(variable.text) alone means the same"
        case .patternVariable: "callers with other characters than a number's are refused, since % and _ match anything"
        case .variableInWord(let variable): "put a blank or an operator before \(variable.text)"
        }
    }

    private static var variables: String {
        let texts = LookupVariable.allCases.map(\.text)
        return texts.dropLast().joined(separator: ", ") + " and " + (texts.last ?? "")
    }

    private static func suggestion(_ nearest: LookupVariable?) -> String {
        nearest.map { "did you mean \($0.text)? " } ?? ""
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension SQLAmbiguity {
    fileprivate var message: String {
        switch self {
        case .backslash: "a backslash in a string is an escape to some databases and a character to others"
        case .doubleQuotes: "double quotes make a string on MySQL and a name elsewhere"
        case .brackets: "brackets make a name on SQL Server and SQLite, and a subscript on PostgreSQL"
        case .dashes: "-- without a blank behind it is a comment, except on MySQL"
        case .hash: "# begins a comment on MySQL and means other things elsewhere"
        case .at: "@ means something else to each database"
        case .dollarQuote: "dollar signs quote a string on PostgreSQL only"
        case .nestedComment: "a comment inside a comment ends at different places"
        case .executableComment: "/*! is code on MySQL and a comment elsewhere"
        case .chosenQuote: "q before a quote begins a special string on Oracle only"
        }
    }

    fileprivate var help: String {
        switch self {
        case .backslash: "write the string without the backslash"
        case .doubleQuotes: "write single quotes for a string"
        case .brackets: "write only letters, digits and blanks in a bracketed name"
        case .dashes: "put a blank behind it"
        case .hash: "write -- for a comment"
        case .at: "write the statement without it"
        case .dollarQuote: "write single quotes"
        case .nestedComment: "remove the inner one"
        case .executableComment: "remove it"
        case .chosenQuote: "write an ordinary string"
        }
    }
}
