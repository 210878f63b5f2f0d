extension Character {
    /// How many cells of a terminal the character takes: 0, 1 or 2.
    ///
    /// Terminals differ on joined emoji; this follows those that draw one as a single wide character.
    var cells: Int {
        // An emoji presentation selector makes a narrow symbol a wide picture.
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        var widest = 0
        for scalar in unicodeScalars { widest = max(widest, scalar.cells) }
        return widest
    }
}

extension Unicode.Scalar {
    fileprivate var cells: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// Wide or full-width by Unicode's East Asian Width (UAX 11), or drawn as a picture.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F,  // leading consonants of Hangul
            0x2329...0x232A,
            0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,  // CJK radicals to Yi
            0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,  // compatibility forms
            0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, Kana supplements
            0x1F1E6...0x1F1FF,  // regional indicators: a flag is two of them
            0x1F200...0x1F265,
            0x20000...0x2FFFD, 0x30000...0x3FFFD:  // ideographs
            true
        default: properties.isEmojiPresentation
        }
    }
}
