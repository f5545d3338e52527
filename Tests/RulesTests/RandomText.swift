import Foundation

/// Texts made at random of a few words, as people and programs may have written them.
struct RandomText {
    let words: [String]

    /// Categories that items have and rules ask for.
    static let tags = ["Taiwan", "TAIWAN", "臺灣", "台湾", "World news", "Sécurité"]

    private static let between = [
        " ", " ", " ", " ", "", "", "-", "·", ". ", "。", "! ", "\n", "'s ", "’s ", "s ", "es ", ", ", "・", "이 ", "の",
        "\u{200B}", "'", "🚢", " 𠮷", "　", "\u{301} ",
    ]

    /// At most so many words, with all that may stand between and around them.
    func make(upTo count: Int, using generator: inout some RandomNumberGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...count, using: &generator) {
            let word = words.randomElement(using: &generator) ?? ""
            text += form(of: word, using: &generator) + (RandomText.between.randomElement(using: &generator) ?? " ")
        }
        return text
    }

    /// The word in another form that means the same: most of the time as it is.
    private func form(of word: String, using generator: inout some RandomNumberGenerator) -> String {
        switch Int.random(in: 0..<16, using: &generator) {
        case 0, 1: word.lowercased()
        case 2, 3: word.uppercased()
        case 4: RandomText.fullWidth(word)
        case 5: word.decomposedStringWithCanonicalMapping
        case 6: RandomText.halfWidthKana[word] ?? RandomText.bold(word)
        case 7: RandomText.ligatures(word)
        case 8: RandomText.bold(word)
        default: word
        }
    }

    private static let halfWidthKana = ["インド": "ｲﾝﾄﾞ", "ミサイル": "ﾐｻｲﾙ"]

    /// ASCII as the wide forms of East Asian type.
    private static func fullWidth(_ word: String) -> String {
        mapped(word) { (0x21...0x7E).contains($0) ? $0 + 0xFEE0 : $0 }
    }

    /// Letters and digits as the bold ones of mathematics, outside the basic plane.
    private static func bold(_ word: String) -> String {
        mapped(word) { scalar in
            switch scalar {
            case 0x41...0x5A: scalar - 0x41 + 0x1D400
            case 0x61...0x7A: scalar - 0x61 + 0x1D41A
            case 0x30...0x39: scalar - 0x30 + 0x1D7CE
            default: scalar
            }
        }
    }

    private static func ligatures(_ word: String) -> String {
        var word = word
        for (letters, ligature) in [("ffi", "ﬃ"), ("fl", "ﬂ"), ("st", "ﬆ")] {
            word = word.components(separatedBy: letters).joined(separator: ligature)
        }
        return word
    }

    private static func mapped(_ word: String, _ map: (UInt32) -> UInt32) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { scalars.append(Unicode.Scalar(map(scalar.value)) ?? scalar) }
        return String(scalars)
    }
}
