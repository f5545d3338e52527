/// How many columns text takes where every column has the same width: a terminal, plain text.
package enum DisplayWidth {
    /// The columns of `text`; never fewer than a terminal takes that draws joined emoji as one.
    package static func columns(_ text: some StringProtocol) -> Int {
        var sum = 0
        for scalar in text.unicodeScalars { sum += columns(scalar) }
        return sum
    }

    /// The columns of one scalar: 0 for what is drawn upon the one before, 2 for wide ones.
    package static func columns(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if value < 0xA0 { return 0 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        // Hangul, Han and kana, which most wide text is made of.
        if value >= 0xAC00 && value <= 0xD7A3 || value >= 0x4E00 && value <= 0x9FFF { return 2 }
        if value >= 0x3041 && value <= 0x3096 || value >= 0x30A1 && value <= 0x30FA { return 2 }
        // Emoji presentation makes a narrow symbol a wide one.
        if value == 0xFE0F { return 1 }
        // Hangul vowels and finals of the old alphabet join the initial before them.
        if value >= 0x1160 && value <= 0x11FF { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: return EastAsianWidth.isWide(scalar) ? 2 : 1
        }
    }
}
