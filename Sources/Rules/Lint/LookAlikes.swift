/// Letters of different scripts that look the same.
enum LookAlikes {
    /// What a word with letters of two scripts was probably meant to be; nil where its letters belong together.
    static func meant(_ word: [Unicode.Scalar]) -> String? {
        let systems = word.map { WritingSystem.system(of: $0.value) }
        if systems.contains(.kana) { return kana(word) }
        let latin = systems.count { $0 == .latin }
        let others = systems.count { $0 == .cyrillic || $0 == .greek }
        guard latin > 0, others > 0 else { return nil }
        // The word is of the script that has more of its letters; where both have as many, it is Latin.
        let isLatin = latin >= others
        var result = String.UnicodeScalarView()
        for scalar in word {
            let replaced = isLatin ? toLatin[scalar] : fromLatin[scalar]
            result.append(replaced ?? scalar)
        }
        let meant = String(result)
        let isWhole = Set(meant.unicodeScalars.compactMap { WritingSystem.system(of: $0.value) }).count == 1
        return isWhole ? meant : String(String.UnicodeScalarView(word))
    }

    /// A letter as the small Latin one that it looks like, else as the small letter that it is.
    static func shape(of form: UInt32) -> String {
        guard let scalar = Unicode.Scalar(form) else { return "" }
        return (toLatin[scalar] ?? scalar).properties.lowercaseMapping
    }

    /// Han characters and hiragana between katakana that are katakana in truth: 一 for ー, 口 for ロ, へ for ヘ.
    private static func kana(_ word: [Unicode.Scalar]) -> String? {
        var result = word
        for index in word.indices.dropFirst().dropLast() {
            guard let replaced = toKatakana[word[index]], isKatakana(word[index - 1]), isKatakana(word[index + 1])
            else {
                continue
            }
            result[index] = replaced
        }
        return result == word ? nil : String(String.UnicodeScalarView(result))
    }

    private static func isKatakana(_ scalar: Unicode.Scalar) -> Bool {
        (0x30A1...0x30FA).contains(scalar.value) || scalar.value == 0x30FC
    }

    private static let toKatakana: [Unicode.Scalar: Unicode.Scalar] = [
        "一": "ー", "口": "ロ", "力": "カ", "工": "エ", "二": "ニ", "八": "ハ", "夕": "タ", "卜": "ト", "へ": "ヘ", "べ": "ベ",
        "ぺ": "ペ",
    ]

    private static let toLatin: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip(
            "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνι".unicodeScalars,
            "ABEKMHOPCTYXIJSaeopcyxijshqwABEZHIKMNOPTYXaopvi".unicodeScalars
        )
        return Dictionary(uniqueKeysWithValues: Array(pairs))
    }()

    private static let fromLatin: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip("ABEKMHOPCTYXIJSaeopcyxijs".unicodeScalars, "АВЕКМНОРСТУХІЈЅаеорсухіјѕ".unicodeScalars)
        return Dictionary(uniqueKeysWithValues: Array(pairs))
    }()
}
