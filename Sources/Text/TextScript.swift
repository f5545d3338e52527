/// The writing of a language, as far as it shows whether a text was decoded rightly.
enum TextScript {
    case japanese
    case korean
    case simplifiedChinese
    case traditionalChinese
    case cyrillic
    case greek

    /// How much UTF-8 `text` looks like writing of `script`: grows with its usual characters, falls with odd ones.
    static func score(_ text: [UInt8], as script: TextScript) -> Int {
        var score = 0
        var previous: UInt32 = 0x20
        let isAlphabet = script == .cyrillic || script == .greek
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x80 { score += weight(scalar.value, after: previous, in: script) }
            // Latin letters and others in one word: the word is Latin with accents. Chinese and its neighbours do it too.
            if isLetter(scalar.value), isLetter(previous), (scalar.value < 0x80) != (previous < 0x80) {
                score -= isAlphabet ? 6 : 2
            }
            previous = scalar.value
        }
        return score
    }

    private static func weight(_ value: UInt32, after previous: UInt32, in script: TextScript) -> Int {
        switch value {
        case 0xFFFD: return -20
        case 0x80..<0xA0: return -20
        case 0xFF61..<0xFFA0: return -3
        case 0xE000..<0xF900: return -20
        case 0x3000..<0x3040, 0xFF00..<0xFF61: return 2
        default: break
        }
        switch script {
        case .japanese:
            if (0x3040..<0x3100).contains(value) { return 4 }
            return (0x4E00..<0xA000).contains(value) ? 1 : -2
        case .korean:
            return (0xAC00..<0xD7A4).contains(value) ? 3 : (0x4E00..<0xA000).contains(value) ? -1 : -2
        case .simplifiedChinese, .traditionalChinese:
            let common = script == .simplifiedChinese ? simplified : traditional
            if common.contains(value) { return 8 }
            return (0x4E00..<0xA000).contains(value) ? 1 : -2
        case .cyrillic:
            guard (0x0400..<0x0460).contains(value) else { return -2 }
            // A capital after a small letter is not Russian: it is the wrong one of two encodings.
            let isCapital = (0x0410..<0x0430).contains(value)
            return isCapital && (0x0430..<0x0450).contains(previous) ? -3 : 2
        case .greek:
            return (0x0386..<0x03CF).contains(value) ? 1 : -2
        }
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        value < 0x80
            ? ASCII.isLetter(UInt8(truncatingIfNeeded: value))
            : (0x0370..<0x0530).contains(value) || (0x3400..<0xD7A4).contains(value)
                || (0xFF61..<0xFFA0).contains(value)
    }

    /// Characters that hardly a Chinese text is without.
    private static let simplified = Set("的一是不了在人有我他这中大来上国个到说们为和你地出时要就会可也对生能子得后过与关发".unicodeScalars.map(\.value))
    private static let traditional = Set("的一是不了在人有我他這中大來上國個到說們為和你地出時要就會可也對生能子得後過與關發".unicodeScalars.map(\.value))
}
