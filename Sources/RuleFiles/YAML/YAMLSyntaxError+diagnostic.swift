// libyaml names its grammar; a telephony engineer wants to know what to type. Each of its messages that a
// slip of the pen can cause gets words of its own here; the rest, about directives and tags, keep libyaml's.
extension YAMLSyntaxError {
    var diagnostic: Diagnostic {
        switch problem {
        case "found unexpected end of stream" where context.contains("quoted scalar"):
            unclosed("yaml-unclosed-quote", "the text that opens with \(opening) is never closed")
        case "did not find expected ',' or ']'": unclosedBracket("]")
        case "did not find expected ',' or '}'": unclosedBracket("}")
        case "found character that cannot start any token" where isAfterTab,
            "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            error("yaml-tab", "a tab indents this line", help: "indent with spaces", at: tabPlace)
        case "found character that cannot start any token":
            error("yaml-syntax", "a value cannot begin with \(character)", help: "quote the value", at: place)
        case "mapping values are not allowed in this context": unexpectedColon
        case "could not find expected ':'":
            error(
                "yaml-colon", "a key needs a ':' and a space behind it",
                help: "write 'key: value', or quote the text if it is a value", at: contextPlace)
        case "did not find expected key" where character == "':'",
            "did not find expected node content" where character == "':'":
            error("yaml-colon", "a key is missing before ':'", help: "quote the text if it is one", at: place)
        case "did not find expected key": unexpectedText(collection: "mapping")
        case "did not find expected '-' indicator": unexpectedText(collection: "list")
        case "did not find expected node content":
            error(
                "yaml-syntax", "a value is missing before \(character)",
                help: isAtEnd ? "is a bracket left open?" : "write it, or quote it", at: place)
        case "block sequence entries are not allowed in this context":
            error("yaml-indentation", "a list cannot begin here", help: "put its '-' on a line of its own", at: place)
        case "mapping keys are not allowed in this context":
            error("yaml-indentation", "a key cannot begin here", help: "put it on a line of its own", at: place)
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            badEscape
        case "did not find expected alphabetic or numeric character": badAnchor
        case "found unexpected ':'":
            error("yaml-colon", "a ':' in braces needs a space behind it", help: "or quote the text", at: place)
        case "found unexpected document indicator":
            unclosed("yaml-unclosed-quote", "a document mark stands in the text that opens with \(opening)")
        case "did not find expected <document start>":
            error("yaml-syntax", "the document has ended above", help: "is a ':' missing there?", at: place)
        case "found incompatible YAML document":
            error("yaml-syntax", "this version of YAML is not read", help: "take the line out", at: place)
        case _ where problem.hasPrefix("Maximum nesting level"):
            error("too-deep", "too many levels of nesting", help: "is a bracket left open?", at: place)
        case _ where context.hasSuffix("a tag") || problem == "found undefined tag handle":
            error(
                "yaml-tag", "a value that begins with '!' must be quoted", help: "unquoted, it is a tag",
                at: min(place, contextPlace))
        default: unexplained
        }
    }

    /// The character at the place of the problem, between quotes.
    private var character: String {
        let scalars = file.line(place.line)?.unicodeScalars.dropFirst(place.column - 1)
        return scalars?.first.map { String($0).quoted } ?? "the end of the file"
    }

    private var opening: String {
        let scalars = file.line(contextPlace.line)?.unicodeScalars.dropFirst(contextPlace.column - 1)
        return scalars?.first.map { String($0) } ?? "a quote"
    }

    private func lineBefore(_ place: SourcePosition) -> Substring.UnicodeScalarView.SubSequence {
        file.line(place.line)?.unicodeScalars.prefix(place.column - 1) ?? Substring.UnicodeScalarView.SubSequence()
    }

    private var startsLine: Bool { lineBefore(place).allSatisfy { $0 == " " || $0 == "\t" } }

    private var isAfterTab: Bool {
        let line = file.line(place.line)?.unicodeScalars.dropFirst(place.column - 1)
        return startsLine && (lineBefore(place).contains("\t") || line?.first == "\t")
    }

    private var tabPlace: SourcePosition {
        let before = file.line(place.line)?.unicodeScalars.prefix { $0 != "\t" }.count ?? 0
        return SourcePosition(line: place.line, column: before + 1)
    }

    private var isAtEnd: Bool { place >= file.endOfContent }

    private func error(
        _ code: String, _ message: String, help: String?, at place: SourcePosition, opened note: String? = nil
    ) -> Diagnostic {
        // Behind the last line there is nothing to show.
        let place = min(place, file.endOfContent)
        let range = SourceRange(file, line: place.line, column: place.column, length: 1)
        let related = note.map { note in
            let opened = SourceRange(file, line: contextPlace.line, column: contextPlace.column, length: 1)
            return [Diagnostic.Related(opened, note)]
        }
        return Diagnostic(.error, code, message, help: help, at: range, related: related ?? [])
    }

    private func unclosed(_ code: String, _ message: String) -> Diagnostic {
        error(code, message, help: "close it where it ends", at: place, opened: "opened here")
    }

    private func unclosedBracket(_ bracket: String) -> Diagnostic {
        if isAtEnd {
            return error(
                "yaml-unclosed-bracket", "the file ends before the '\(opening)' is closed",
                help: "close it with '\(bracket)'", at: place, opened: "opened here")
        }
        let help =
            place.line > contextPlace.line
            ? "is the '\(opening)' of line \(contextPlace.line) closed?"
            : "a text with ',', '[', '{' or a quote in it is itself quoted"
        return error(
            "yaml-unclosed-bracket", "',' or '\(bracket)' is missing before \(character)", help: help, at: place,
            opened: "opened here")
    }

    private var unexpectedColon: Diagnostic {
        let before = String(String.UnicodeScalarView(lineBefore(place)))
        let help =
            before.contains(": ") || before.hasSuffix(":")
            ? "a value with ': ' in it is quoted"
            : "is this line indented too far, or is a space missing behind a ':' above?"
        return error("yaml-colon", "a ':' is not expected here", help: help, at: place)
    }

    private func unexpectedText(collection: String) -> Diagnostic {
        guard startsLine else {
            return error(
                "yaml-syntax", "the value before \(character) has already ended",
                help: "quote the whole value", at: place)
        }
        return error(
            "yaml-indentation", "this line belongs to no \(collection)",
            help: "indent it like the other lines of the \(collection) it continues", at: place,
            opened: "the \(collection) begins here")
    }

    private var badEscape: Diagnostic {
        error(
            "yaml-escape", "no such escape between double quotes",
            help: "write '\\\\' for a backslash, or use single quotes, in which it is an ordinary character", at: place)
    }

    private var badAnchor: Diagnostic {
        let sign = context.contains("alias") ? "*" : "&"
        return error(
            "yaml-syntax", "a value that begins with '\(sign)' must be quoted",
            help: "unquoted, it is the \(sign == "*" ? "use" : "name") of an anchor", at: contextPlace)
    }

    private var unexplained: Diagnostic {
        let message = context.isEmpty ? problem : "\(problem) \(context)"
        return error("yaml-syntax", message, help: nil, at: place)
    }
}
