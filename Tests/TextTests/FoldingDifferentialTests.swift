import TestSupport
import Testing
import Text

/// The folding of bytes against the folding of one scalar after the other.
@Suite struct FoldingDifferentialTests {
    private static let pieces = [
        "a", "B", "US", "U.S.", "U.S.A.", "Gen.", " ", "  ", ".", ". ", "! ", "?", "'", "’", "'s", "’s ", "s", "é",
        "e\u{301}", "ß",
        "ﬁ", "Å", "北", "韓", "韓国", "한", "한국", "\u{1112}\u{1161}\u{11AB}", "ｶ", "ｶﾞ", "カ", "か\u{3099}", "の", "・", "·", "ㆍ",
        "\u{200B}", "\u{AD}", "\n", "。", "！", "ＵＳ", "．", "１", "5", "G7", "-", "—", "пакт", "Ω", "ไทย", "😀", "𝐀",
        "\u{FDFA}", "㌀",
        "Mr. ", "word ", "Word", "THE ", "x", "(", "\"", "”", ",", "/", "\u{0}", "İ", "ŉ", "한.", "A.", "b.", "\u{301}",
        "ʼ",
    ]

    private func expectEqual(_ text: String, _ note: String = "") {
        var naive = NaiveFolder(text)
        let expected = naive.fold()
        let cells = FoldedText(text).cells
        #expect(cells == expected, "\(note) \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test(arguments: Array(UInt64(1)...8))
    func `texts of what means something fold as they do one by one`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1500 {
            let count = Int.random(in: 0...14, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            expectEqual(text, "seed \(seed)")
        }
    }

    @Test func `texts of any scalars fold as they do one by one`() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<3000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let limit: UInt32 = [0x80, 0x250, 0x3100, 0xFFFF, 0x10FFFF].randomElement(using: &generator) ?? 0x80
                scalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &generator)) ?? " ")
            }
            expectEqual(String(scalars))
        }
    }

    @Test func `every scalar of the basic plane folds between letters as it does one by one`() {
        for value in UInt32(0)..<0x10000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            expectEqual("a" + String(scalar) + "b")
        }
    }

    @Test func `the words of a text are its runs of letters, with the hashes of their letters`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...14, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            let letters = FoldedLetters(text)
            var expected: [FoldedWord] = []
            var start = 0
            for index in 0...letters.count where index == letters.count || letters[index].isEdge {
                if index > start, letters[start].isOfWord {
                    var hash = FoldedWord.Hash()
                    for place in start..<index { hash.add(letters[place].folded) }
                    let (value, head) = (hash.value, hash.firstLetters)
                    expected.append(FoldedWord(start: Int32(start), end: Int32(index), hash: value, head: head))
                }
                start = index
            }
            #expect(letters.words == expected, "\(text)")
            #expect(letters.hasOnlyWords == (0..<letters.count).allSatisfy { letters[$0].isOfWord }, "\(text)")
        }
    }

    @Test func `memory that is used again holds nothing of the text before`() {
        let letters = FoldedLetters(capacity: 16, knowsBytes: true)
        let long = String(repeating: "A text of many letters 台湾. ", count: 4000)
        for text in ["A long text that does not fit into sixteen letters", "short", "", "한국 台湾", long, "한국", long] {
            letters.fold(text)
            #expect(FoldedText(letters).cells == FoldedText(text).cells)
        }
    }
}
