/// A comment of a YAML file, and where it stood.
struct LayoutComment {
    /// With its `#`, without blanks at its end.
    let text: String
    let position: SourcePosition
    /// Nothing else is on its line.
    let isAlone: Bool

    /// The comments of `file`, in order. `root` tells which `#` are text.
    static func all(of file: SourceFile, _ root: LayoutNode?) -> [LayoutComment] {
        var places: [(start: SourcePosition, end: SourcePosition, isBlock: Bool)] = []
        root?.scalars(into: &places)
        var comments: [LayoutComment] = []
        var next = 0
        var number = 0
        while let line = file.line(number + 1) {
            number += 1
            var isAlone = true
            var previous: Unicode.Scalar = " "
            let scalars = Array(line.unicodeScalars)
            var column = 1
            while column <= scalars.count {
                let here = SourcePosition(line: number, column: column)
                while next < places.count, places[next].end <= here, places[next].start < here { next += 1 }
                if next < places.count, places[next].start <= here, here < places[next].end {
                    let isHeader = places[next].isBlock && places[next].start.line == number
                    let end = places[next].end
                    isAlone = false
                    previous = "x"
                    // Of block text only the line above it can have a comment, behind `|` and its indicators.
                    if isHeader {
                        while column <= scalars.count, scalars[column - 1] != " " { column += 1 }
                        if column <= scalars.count { previous = " " }
                        while column <= scalars.count, scalars[column - 1] == " " { column += 1 }
                        if column <= scalars.count, scalars[column - 1] == "#" {
                            comments.append(comment(scalars, column, number, isAlone: false))
                        }
                        break
                    }
                    column = end.line == number ? max(column + 1, end.column) : scalars.count + 1
                    continue
                }
                let scalar = scalars[column - 1]
                if scalar == "#", previous == " " || previous == "\t" || column == 1 {
                    comments.append(comment(scalars, column, number, isAlone: isAlone))
                    break
                }
                if scalar != " ", scalar != "\t", scalar != "\u{FEFF}" { isAlone = false }
                previous = scalar
                column += 1
            }
        }
        return comments
    }

    private static func comment(
        _ scalars: [Unicode.Scalar], _ column: Int, _ line: Int, isAlone: Bool
    ) -> LayoutComment {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[(column - 1)...])
        while let last = text.unicodeScalars.last, last == " " || last == "\t" { text.unicodeScalars.removeLast() }
        return LayoutComment(text: text, position: SourcePosition(line: line, column: column), isAlone: isAlone)
    }
}
