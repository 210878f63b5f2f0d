import CYaml

/// Why libyaml could not go on: its problem and the construct it was in.
struct YAMLSyntaxError {
    let file: SourceFile
    let problem: String
    let place: SourcePosition
    /// Such as `while scanning a quoted scalar`; empty when there is none.
    let context: String
    /// Where that construct began.
    let contextPlace: SourcePosition

    init(_ parser: yaml_parser_t, _ file: SourceFile) {
        self.file = file
        problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
        place = SourcePosition(parser.problem_mark)
        context = parser.context.map { String(cString: $0) } ?? ""
        contextPlace = SourcePosition(parser.context_mark)
    }
}
