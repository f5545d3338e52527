import Rules
import Testing

/// What a term matches, by script: each trap that analysts know from other tools, with its item.
@Suite struct TermMatchingTests {
    struct Trap: CustomTestStringConvertible {
        let entry: String
        let hits: [String]
        let misses: [String]

        init(_ entry: String, hits: [String] = [], misses: [String] = []) {
            self.entry = entry
            self.hits = hits
            self.misses = misses
        }

        var testDescription: String { entry }
    }

    @Test(arguments: [
        // A phrase, whatever stands between its words.
        Trap(
            "Taiwan Strait",
            hits: [
                "The Taiwan Strait", "TAIWAN STRAIT", "Taiwan-Strait", "Taiwan / Strait", "Taiwan\u{A0}Strait",
                "Taiwan Straits",
            ],
            misses: ["Strait of Taiwan", "TaiwanStrait", "Taiwan Straitjacket", "Taiwan’s new Strait"]
        ),
        // Curly and straight apostrophes are no quotes; a possessive leaves no trace.
        Trap(
            "Taiwan",
            hits: ["Taiwan's", "Taiwan’s choice", "TAIWAN'S", "Taiwan'"],
            misses: ["Taiwanese", "Tai wan"]
        ),
        Trap("allies", hits: ["the allies' ships", "the allies’"]),
        Trap("Taiwan's", hits: ["Taiwan", "Taiwan’s"]),
        Trap("Cote d'Ivoire", hits: ["Côte d’Ivoire", "COTE D'IVOIRE"]),
        Trap("don't", hits: ["don’t"], misses: ["dont"]),
        // Two or three capitals.
        Trap(
            "US",
            hits: ["US-Japan", "the US.", "U.S. ships", "U.S.-Japan", "U.S.’s", "(US)"],
            misses: ["tell us", "Us", "u.s.", "USA", "U S"]
        ),
        Trap("U.S.", hits: ["US ships", "U.S. ships"], misses: ["us"]),
        Trap("WHO", hits: ["WHO warns", "W.H.O. warns"], misses: ["Who are they", "who"]),
        Trap("UN", hits: ["UN panel"], misses: ["Kim Jong Un"]),
        Trap("UN panel", hits: ["the UN panel"], misses: ["un panel"]),
        Trap("ASEAN", hits: ["ASEAN", "Asean summit", "asean"]),
        Trap("NATO", hits: ["Nato", "N.A.T.O."]),
        // Plurals.
        Trap("missile", hits: ["missiles", "missile", "Missile's"], misses: ["missileman", "missil"]),
        Trap("Paracel", hits: ["Paracels"]),
        Trap("clash", hits: ["clashes"], misses: ["clashing"]),
        Trap("gas", hits: ["gas"], misses: ["gass", "gases"]),
        Trap("=missile", hits: ["missile", "(missile)"], misses: ["missiles", "Missile"]),
        Trap("coast guard", hits: ["coast guards", "Coast-Guard"], misses: ["coasts guard", "coastguard"]),
        // Hyphens and dashes are breaks.
        Trap("Indo-Pacific", hits: ["Indo Pacific", "Indo–Pacific", "indo-pacific’s"], misses: ["Indopacific"]),
        // Accents, full width, ligatures, markup's leftovers.
        Trap("Pelosi", hits: ["Ｐｅｌｏｓｉ", "Pelosí"]),
        Trap("Malmö", hits: ["Malmo", "MALMÖ", "Malmo\u{308}"]),
        Trap("=Malmö", hits: ["Malmö", "Malmo\u{308}"], misses: ["Malmo", "malmö"]),
        Trap("final", hits: ["ﬁnal"]),
        Trap("zero width", hits: ["ze\u{200B}ro\u{AD} wi\u{2060}dth"]),
        // A variant that is chosen of a character leaves no trace, nor do the points of Hebrew.
        Trap("葛飾", hits: ["葛飾区で", "葛\u{E0100}飾区で"]),
        Trap("辻堂", hits: ["辻\u{E0101}堂駅"]),
        Trap("שלום", hits: ["שלום", "ש\u{5C1}לום", "שָׁלוֹם"]),
        // A star lets the word go on, a tilde frees both ends.
        Trap("missil*", hits: ["missilery", "Missiles"], misses: ["antimissile"]),
        Trap("~nuclear", hits: ["thermonuclear", "nuclears", "nuclear"]),
        Trap("South Chin*", hits: ["South China Sea"], misses: ["South-east China"]),
        // Kana.
        Trap("インド", hits: ["インド、首脳会談", "インドの首相", "日本・インド", "ｲﾝﾄﾞ"], misses: ["インドネシア", "サインド"]),
        Trap("サイバー*", hits: ["サイバー攻撃", "サイバーセキュリティ"], misses: ["アンチサイバー"]),
        Trap("~ミサイル", hits: ["弾道ミサイル", "ミサイルシステム", "アンチミサイル"]),
        Trap("さくら", hits: ["はさくらが"]),
        Trap("ミサイル防衛", hits: ["ミサイル防衛網", "ミサイル・防衛"], misses: ["新ミサイ防衛"]),
        // Hangul.
        Trap("북한", hits: ["북한이 또", "북한의", "\"북한\"", "對북한"], misses: ["남북한", "주북한"]),
        Trap("한미", hits: ["한미 연합", "한·미 연합", "한미일"], misses: ["주한미군"]),
        Trap("협력", hits: ["협력을", "군사 협력"], misses: ["경제협력"]),
        Trap("~협력", hits: ["경제협력을"]),
        Trap("=북한", hits: ["북한, 발사"], misses: ["북한이"]),
        Trap("군사 협력", hits: ["군사협력", "군사 협력을", "군사·협력"]),
        Trap("군사협력", hits: ["군사 협력"]),
        Trap("한미일", hits: ["한·미·일", "한ㆍ미ㆍ일", "한‧미∙일", "한⋅미・일", "한미일의"]),
        Trap("미사일", hits: ["\u{1106}\u{1175}\u{1109}\u{1161}\u{110B}\u{1175}\u{11AF}"]),
        // Han, and Hanja as newspapers abbreviate.
        Trap("=北", hits: ["北, 미사일 발사", "北미사일", "北\u{2019}s"], misses: ["北朝鮮", "東北", "北京"]),
        Trap("=美", hits: ["美국방부", "美·日"], misses: ["美國"]),
        Trap("台湾海峡", hits: ["臺灣海峽", "台灣海峽", "台湾 海峡", "在台湾\n海峡的"], misses: ["台湾的海峡"]),
        Trap("=台湾", hits: ["台湾、中国"], misses: ["臺灣、中国", "台湾海峡"]),
        Trap("秘书处", hits: ["秘書處", "秘書処"]),
        Trap("戦闘機", hits: ["战斗机", "戰鬥機"]),
        Trap("海警", hits: ["中国海警船"]),
        // Mixed scripts.
        Trap("北러", hits: ["北러 협력", "北·러"], misses: ["北한"]),
        Trap("AI規制", hits: ["AI規制法", "AI 規制", "生成AI規制"], misses: ["ai規制", "OpenAI規制"]),
        Trap("KF-21", hits: ["KF-21", "KF 21전투기"], misses: ["KF-210"]),
        Trap("5G", hits: ["5g networks", "5G망"], misses: ["15G"]),
        Trap("1995", hits: ["in 1995"], misses: ["19950"]),
        Trap("Россия", hits: ["РОССИЯ"], misses: ["Россиян"]),
        Trap("กรุงเทพ", hits: ["ในกรุงเทพมหานคร"]),
    ])
    func `a term matches what it looks like`(trap: Trap) {
        for text in trap.hits { #expect(RuleText.hits(trap.entry, text), "\(trap.entry) in \(text)") }
        for text in trap.misses { #expect(!RuleText.hits(trap.entry, text), "\(trap.entry) in \(text)") }
    }

    @Test func `what YAML would resolve stays text`() {
        let rules = RuleText.rules("any: [NO, 1995, 2026-11-22, true]\n")
        #expect(!rules.matches(RuleSubject(title: "said NO to it")).isEmpty)
        #expect(!rules.matches(RuleSubject(title: "in 1995")).isEmpty)
        #expect(!rules.matches(RuleSubject(title: "on 2026/11/22")).isEmpty)
        #expect(rules.matches(RuleSubject(title: "nothing")).isEmpty)
    }

    @Test func `a phrase never crosses fields`() {
        let rules = RuleText.rules("any: [Taiwan Strait]\nfields: [title, summary, tag]\n")
        #expect(rules.matches(RuleSubject(title: "Taiwan", summary: "Strait")).isEmpty)
        #expect(rules.matches(RuleSubject(title: "x", categories: ["Taiwan", "Strait"])).isEmpty)
        #expect(!rules.matches(RuleSubject(title: "x", categories: ["Taiwan Strait"])).isEmpty)
    }
}
