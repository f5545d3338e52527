import Testing
import Text

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Taiwan Strait", "taiwan strait"),
        ("TAIWAN–STRAIT", "taiwan strait"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Co\u{302}te", "cote"),
        ("Taiwan's Strait", "taiwan strait"),
        ("Taiwan’s", "taiwan"),
        ("the allies' ships", "the allies ships"),
        ("U.S.-Japan", "us japan"),
        ("the U.S. and the U.K.", "the us and the uk"),
        ("J. Smith", "j smith"),
        ("U.S.Navy", "us navy"),
        ("Straße", "strasse"),
        ("ﬁnal", "final"),
        ("Ｔａｉｗａｎ（台湾）", "taiwan 台湾"),
        ("ﾐｻｲﾙ ｶﾞﾝﾀﾞﾑ", "ミサイル ガンダム"),
        ("か\u{3099}", "が"),
        ("\u{1112}\u{1161}\u{11AB}국", "한국"),
        ("한·미·일", "한 미 일"),
        ("한\u{318D}미", "한 미"),
        ("a\u{200B}b\u{AD}c", "abc"),
        ("葛\u{E0100}飾区で", "葛飾区で"),
        ("ש\u{5C1}לו\u{5BF}ם\u{5C7}", "שלום"),
        ("2,000 km²", "2 000 km2"),
        ("𝐓𝐚𝐢𝐰𝐚𝐧", "taiwan"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("Ёлка", "елка"),
        ("㈱日立", "株 日立"),
        ("", ""),
        ("…!?", ""),
    ])
    func `a text is folded`(text: String, folded: String) {
        #expect(FoldedText(text).folded == FoldedText(folded).folded)
        #expect(FoldedText(text).folded.unicodeScalars.elementsEqual(FoldedText(folded).folded.unicodeScalars))
    }

    @Test(arguments: [
        ("臺灣海峽", "台湾海峡"), ("秘書處", "秘書処"), ("秘書処", "秘书处"), ("關係", "関係"), ("戦闘機", "战斗机"),
        ("黃岩島", "黄岩岛"), ("日米韓", "日米韓"), ("\u{F9DD}", "利"),
    ])
    func `variants of Han characters are one`(left: String, right: String) {
        #expect(FoldedText(left).folded == FoldedText(right).folded)
    }

    @Test(arguments: [
        ("One. Two", [0, 1]), ("U.S. Navy", [0, 0]), ("Gen. Kim said", [0, 0, 0]), ("Acme Inc. Tokyo", [0, 0, 0]),
        ("Lee & Co. Seoul", [0, 0, 0]), ("No! Yes", [0, 1]),
        ("3.5 km", [0, 0, 0]), ("approx. five", [0, 0]), ("(One.) Two", [0, 1]), ("one\ntwo", [0, 1]),
        ("He said “go.” Then", [0, 0, 0, 1]),
    ])
    func `sentences are numbered`(text: String, expected: [Int32]) {
        let starts = FoldedText(text).cells.filter(\.hasBreakBefore)
        #expect(starts.map(\.sentence) == expected)
    }

    @Test func `a sentence in Han ends without a space`() {
        #expect(FoldedText("台湾。海峡！中").cells.map(\.sentence) == [0, 0, 1, 1, 2])
    }

    @Test(arguments: [
        ("one two-three", [0, 1, 2]), ("don't go", [0, 0, 1]), ("북한군 파병", [0, 1]),
        ("台湾海峡", [0, 1]), ("US海軍", [0, 1]), ("中国군", [0, 1]),
    ])
    func `positions are words, eojeols and pairs`(text: String, expected: [Int32]) {
        var positions: [Int32] = []
        for cell in FoldedText(text).cells where positions.last != cell.position { positions.append(cell.position) }
        #expect(positions == Array(Set(expected)).sorted())
    }

    @Test func `offsets lead back to the text`() {
        let text = "Côte d’Ivoire’s 북한 U.S."
        let bytes = Array(text.utf8)
        let cells = FoldedText(text).cells
        let pieces = cells.map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
        #expect(pieces.joined() == "CôtedIvoire북한US")
    }
}
