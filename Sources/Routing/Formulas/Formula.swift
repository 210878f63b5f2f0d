public import Expressions

/// A condition or a value in the Common Expression Language, as a rule writes it.
public struct Formula: Sendable {
    /// What is evaluated.
    public let expression: Expression
    /// Where it is written.
    public let place: Place
    /// The same as far as the index understands it; nil for values and where it understands nothing.
    let predicate: Predicate?

    /// Where a formula is written, so that an error of its evaluation can be shown in the rule file.
    public struct Place: Hashable, Sendable {
        /// Its file, where that is one which the rule file includes.
        public let file: String?
        /// Where each line of the formula begins in the file: line and column, both from 1.
        public let lines: [Line]
        /// The formula was made of something else that stands there, such as the cell of a table.
        public let isDerived: Bool

        /// The beginning of one line.
        public struct Line: Hashable, Sendable {
            /// Of the file, from 1.
            public let line: Int
            /// In Unicode scalars, from 1.
            public let column: Int

            /// The place at `line` and `column`.
            public init(line: Int, column: Int) {
                self.line = line
                self.column = column
            }
        }

        /// A place in the rule file itself, or in `file`.
        public init(file: String? = nil, lines: [Line] = [], isDerived: Bool = false) {
            self.file = file
            self.lines = lines
            self.isDerived = isDerived
        }
    }

    init(_ expression: Expression, at place: Place, predicate: Predicate? = nil) {
        self.expression = expression
        self.place = place
        self.predicate = predicate
    }

    /// The text.
    public var source: String { expression.source }

    /// Where the byte `offset` of the formula stands in its file; nil where nobody said where the formula is written.
    public func position(ofByte offset: Int) -> Place.Line? {
        guard let first = place.lines.first else { return nil }
        if place.isDerived { return first }
        let position = SourcePosition(offset, in: source)
        let start = place.lines[min(position.line, place.lines.count) - 1]
        return Place.Line(line: start.line, column: start.column + position.column - 1)
    }
}

/// The same text means the same in one rule set, wherever it stands.
extension Formula: Hashable {
    /// The same text.
    public static func == (left: Self, right: Self) -> Bool { left.source == right.source }

    /// Of the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
