/// Characters as a terminal draws them, up to a number of cells.
struct GlyphRow {
    // A tab as such would leave the caret's column to the terminal's settings.
    private static let tab = "    "
    // One character can carry a million combining marks; the longest joined emoji has ten scalars.
    private static let longestCharacter = 16

    private(set) var glyphs: [String] = []
    private(set) var cells = 0
    /// Not all characters fitted.
    private(set) var isCut = false

    private var widths: [Int] = []

    init(_ characters: some Sequence<Character>, fitting limit: Int) {
        for character in characters {
            let glyph = Self.glyph(character)
            // Characters without width would otherwise go on for ever.
            guard cells + glyph.cells <= limit, glyphs.count < 2 * limit else {
                isCut = true
                return
            }
            glyphs.append(glyph.text)
            widths.append(glyph.cells)
            cells += glyph.cells
        }
    }

    /// The row without the last glyphs that go beyond so many cells.
    func cut(to limit: Int) -> GlyphRow {
        var row = self
        while row.cells > limit, let width = row.widths.popLast() {
            row.glyphs.removeLast()
            row.cells -= width
            row.isCut = true
        }
        return row
    }

    private static func glyph(_ character: Character) -> (text: String, cells: Int) {
        if character == "\t" { return (tab, tab.count) }
        if character.unicodeScalars.contains(where: \.needsEscape) {
            let text = String(character).printable
            return (text, text.count)
        }
        guard character.unicodeScalars.count > longestCharacter else { return (String(character), character.cells) }
        var text = ""
        text.unicodeScalars.append(contentsOf: character.unicodeScalars.prefix(longestCharacter))
        return (text, character.cells)
    }
}
