import Text

/// A set of letters that languages are written in.
enum WritingSystem: Hashable {
    case latin
    case cyrillic
    case greek
    case hangul
    case kana
    case han
    case arabic
    case hebrew
    case devanagari
    case thai

    /// The systems that the letters of a text belong to; digits and letters of others belong to none.
    static func systems(of text: String) -> Set<WritingSystem> {
        Set(text.unicodeScalars.compactMap { system(of: $0.value) })
    }

    /// The system of a letter; nil for digits, signs and letters of other systems.
    static func system(of scalar: UInt32) -> WritingSystem? {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A,
            0xFF41...0xFF5A:
            .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x750...0x77F: .arabic
        case 0x900...0x97F: .devanagari
        case 0xE00...0xE7F: .thai
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: .hangul
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0xFF66...0xFF9D: .kana
        case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: .han
        default: nil
        }
    }

    /// The systems in which a text of a language is written, names and abbreviations in Latin letters apart; nil where
    /// nothing is known of the language.
    static func own(of language: String) -> Set<WritingSystem>? {
        switch ASCII.lowercased(String(language.prefix { $0 != "-" && $0 != "_" })) {
        case "ko": [.hangul]
        case "ja": [.kana, .han]
        case "zh", "yue", "wuu": [.han]
        case "ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg": [.cyrillic]
        case "el": [.greek]
        case "ar", "fa", "ur", "ps": [.arabic]
        case "he", "yi": [.hebrew]
        case "hi", "ne", "mr": [.devanagari]
        case "th": [.thai]
        case "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "pl", "cs", "sk", "sl",
            "hr", "hu", "ro", "et", "lv", "lt", "tr", "vi", "id", "ms", "tl", "fil", "sw", "ca", "eu", "gl", "ga", "mt",
            "sq", "af", "la":
            [.latin]
        default: nil
        }
    }

    /// The systems whose letters can stand in a text of a language; nil where nothing is known of the language.
    static func possible(in language: String) -> Set<WritingSystem>? {
        guard let own = own(of: language) else { return nil }
        // Korean headlines write countries with Han characters.
        return own.union(own == [.hangul] ? [.han, .latin] : [.latin])
    }
}
