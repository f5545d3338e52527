/// Tells the encoding of a text that is not UTF-8 and does not say what it is.
enum EncodingGuess {
    /// How much of a text is looked at, in bytes.
    private static let reach = 1 << 16

    /// The likeliest encoding of `bytes`; windows-1252 where nothing speaks for another.
    static func label(of bytes: [UInt8]) -> EncodingLabel {
        let sample = Array(bytes.prefix(reach))
        let high = sample.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        guard high > 0 else { return .windows1252 }
        var best: (label: EncodingLabel, score: Int)?
        for (name, script) in candidates {
            guard let label = EncodingLabel(name), let text = LegacyEncoding.decode(sample, label) else { continue }
            let score = TextScript.score(text.bytes, as: script) - text.faults * 40
            if score > best?.score ?? 0 { best = (label, score) }
        }
        guard let best, best.score > high / 2 else { return .windows1252 }
        return best.label
    }

    private static let candidates: [(String, TextScript)] = [
        ("euc-jp", .japanese), ("shift_jis", .japanese), ("euc-kr", .korean), ("gb18030", .simplifiedChinese),
        ("big5", .traditionalChinese), ("windows-1251", .cyrillic), ("koi8-r", .cyrillic), ("iso-8859-7", .greek),
    ]
}
