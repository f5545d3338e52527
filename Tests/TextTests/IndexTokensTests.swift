import Testing

@testable import Text

@Suite struct IndexTokensTests {
    private func tokens(_ texts: String...) -> [String] {
        IndexTokens().line(of: texts).split(separator: " ").map(String.init)
    }

    @Test func `words are whole, folded, and short ones there once`() {
        let words = ["the", "us", "navy", "ship", "of", "nunoa"]
        #expect(tokens("The U.S. Navy's Ship, the SHIP", "Ship of Ñuñoa") == words)
    }

    @Test func `letters without spaces go in pairs, across signs and spaces`() {
        #expect(tokens("北京大学").map { $0.unicodeScalars.count } == [2, 2, 2, 1])
        #expect(tokens("台灣海峽") == tokens("台湾 海峡") && tokens("台灣海峽").count == 4)
        #expect(tokens("한·미 일") == ["한미", "미일", "일"])
        #expect(tokens("サイバー") == ["サイ", "イバ", "バー", "ー"])
    }

    @Test func `a letter with no such neighbour after it stands alone`() {
        #expect(tokens("美 F-15K기") == ["美", "f", "15k", "기"])
        #expect(tokens("美", "国") == ["美", "国"], "no pair reaches from one text into the next")
    }

    @Test func `a word that is too long is cut, and the index knows that there was one`() {
        let long = String(repeating: "a", count: 60)
        #expect(tokens(long) == [String(repeating: "a", count: 40), "…"])
        #expect(tokens(String(repeating: "a", count: 40)) == [String(repeating: "a", count: 40)])
    }

    @Test func `what is no letter leaves no token`() {
        #expect(tokens("… — !? 🚢", "").isEmpty)
    }

    /// Two letters that are equal to the matcher must be treated alike, whatever they were before.
    @Test func `letters that fold to one are of one kind, in all of the basic plane and the next`() {
        var kinds: [UInt32: Bool] = [:]
        var wrong: [UInt32] = []
        for value in UInt32(0x20)..<0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let letters = FoldedLetters(String(Character(scalar)))
            for index in 0..<letters.count {
                let letter = letters[index]
                if kinds[letter.folded, default: letter.isOfWord] != letter.isOfWord { wrong.append(value) }
                kinds[letter.folded] = letter.isOfWord
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10).map { String($0, radix: 16) })")
        #expect(kinds.count > 100_000)
    }
}
