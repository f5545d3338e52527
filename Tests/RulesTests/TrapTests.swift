import LookoutModel
import Rules
import Testing
import Text

/// The traps that people who watch the news with other tools have fallen into, a row for each, with its items.
@Suite struct TrapTests {
    /// A trap: rule files, what they say, and what they catch.
    struct Trap: CustomTestStringConvertible {
        let name: String
        /// Files that are read; each is a rule of its own, and all of them must do the same.
        let files: [String]
        let hits: [RuleSubject]
        let misses: [RuleSubject]
        /// What the reading says, in order; errors where the rule is off.
        let codes: [String]

        init(_ name: String, _ files: [String], hits: [String] = [], misses: [String] = [], codes: [String] = []) {
            self.init(
                name,
                files,
                items: hits.map { RuleSubject(title: $0) },
                others: misses.map { RuleSubject(title: $0) },
                codes: codes
            )
        }

        init(_ name: String, _ files: [String], items: [RuleSubject], others: [RuleSubject], codes: [String] = []) {
            self.name = name
            self.files = files
            hits = items
            misses = others
            self.codes = codes
        }

        var testDescription: String { name }
    }

    private static func any(_ terms: String) -> [String] {
        ["any: [\(terms)]\n"]
    }

    private static func match(_ expression: String) -> [String] {
        ["match: |\n  \(expression)\n"]
    }

    /// An item as it comes out of a feed's markup.
    private static func page(_ html: String) -> RuleSubject {
        RuleSubject(title: "x", summary: HTMLText.plain(html))
    }

    static let traps = [
        Trap(
            "YAML takes quotes away: a phrase stays a phrase",
            [
                "any: [\"Taiwan Strait\"]\n", "any: ['Taiwan Strait']\n", "any: [Taiwan Strait]\n",
                "match: \"Taiwan Strait\"\n",
                "match: Taiwan Strait\n", "match: |\n  \"Taiwan Strait\"\n", "match: |\n  Taiwan Strait\n",
            ],
            hits: ["In the Taiwan Strait"],
            misses: ["Taiwan and a strait", "A strait of Taiwan"]
        ),
        Trap(
            "YAML takes quotes away: an expression that begins with one is no YAML",
            ["match: \"Taiwan\" AND Strait\n", "match: title: \"Taiwan\"\n"],
            codes: ["E100"]
        ),
        Trap(
            "YAML takes quotes away: an expression must be a block",
            ["match: 'Taiwan AND Strait'\n", "match: \"Taiwan AND Strait\"\n", "match: Taiwan AND Strait\n"],
            codes: ["E111"]
        ),
        Trap(
            "YAML's signs at the start: none of them vanishes in silence",
            ["any: [!x y1]\n", "any: [&x y1]\n"],
            codes: ["E111"]
        ),
        Trap(
            "YAML's signs at the start: an alias, and signs that YAML keeps for itself",
            ["any: [*drill]\n", "any: [*훈련]\n", "any: [@desk]\n", "any: [%GDP]\n", "any: [`x1]\n"],
            codes: ["E100"]
        ),
        Trap("YAML's signs at the start: a map is no phrase", any("{US: x1}"), codes: ["E108"]),
        Trap(
            "YAML's signs at the start: ours it leaves alone",
            any("=ASEAN, ~훈련, drill*"),
            hits: [
                "ASEAN meets", "연합훈련 실시", "Drilling",
            ]
        ),
        Trap(
            "YAML's words: NO, ON, 1995 and 1.50 are text, as they are written",
            any("NO, ON, 1995, 1.50"),
            hits: ["NO to bases", "ON strike", "Since 1995", "At 1.50 a litre"],
            misses: ["no", "on", "false", "1.5", "true"]
        ),
        Trap(
            "quotes as Word and telephones write them, mixed ones too",
            match("“Taiwan Strait\" OR „Kim Jong Un‟ OR «sea lane» OR 「台湾海峡」 OR ＂ＡＳＥＡＮ summit＂"),
            hits: ["The Taiwan Strait", "Kim Jong Un", "The sea lane", "台湾海峡で", "ASEAN summit"],
            misses: ["A strait of Taiwan", "Kim", "lane"],
            codes: ["N201"]
        ),
        Trap(
            "’ is an apostrophe, never a quote",
            match("\"i’m sure that’s it\" OR Xi’an OR Xi'an"),
            hits: ["i'm sure that's it", "I’m sure that’s it", "In Xi’an", "In Xi'an"],
            misses: ["sure"]
        ),
        Trap(
            "US and us, WHO and who: two or three capitals are taken as capitals, four and more not",
            any("US, WHO, IT, UN, ASEAN, NATO"),
            hits: ["US ships", "WHO warns", "IT exports", "UN panel", "Asean summit", "Nato talks", "ASEAN", "NATO"],
            misses: ["tell us", "who knows", "Who knows", "it is", "Kim Jong Un"]
        ),
        Trap(
            "U.S. is US",
            any("US"),
            hits: ["The U.S. and Japan", "U.S.-led", "U.S.’s", "the US."],
            misses: ["u.s.", "us."]
        ),
        Trap(
            "plurals of words of four letters and more",
            any("missile, drill, troop, sanction, clash"),
            hits: ["missiles", "drills", "troops", "sanctions", "clashes", "missile"],
            misses: ["missilery", "drilled", "trooper"]
        ),
        Trap("= switches the plural off", any("=missile"), hits: ["a missile"], misses: ["missiles", "MISSILE"]),
        Trap(
            "a possessive leaves no trace",
            any("Taiwan, allies"),
            hits: ["Taiwan's", "Taiwan’s", "the allies’ fleet"]
        ),
        Trap(
            "hyphens, dashes, slashes and spaces are one",
            any("Indo-Pacific, US"),
            hits: ["Indo Pacific", "Indo–Pacific", "Indo—Pacific", "Indo/Pacific", "US-Japan", "Japan–US"],
            misses: ["Indopacific", "USJapan"]
        ),
        Trap(
            "accents count on neither side",
            any("Malmö, Sao Paulo"),
            hits: ["Malmo", "Malmö", "Malmo\u{308}", "São Paulo", "SÃO PAULO"],
            misses: ["Malm"]
        ),
        Trap("= takes accents exactly", any("=Malmö"), hits: ["Malmö"], misses: ["Malmo"]),
        Trap(
            "full-width signs in an expression, full-width letters in the text",
            match("（ ＡＳＥＡＮ OR title：海警 ） AND NOT ＂Asean Cup＂"),
            hits: ["ＡＳＥＡＮ summit", "海警が"],
            misses: ["ASEAN Cup", "ＡＳＥＡＮ　Ｃｕｐ"],
            codes: ["N202", "N201"]
        ),
        Trap(
            "entities and markup are no text",
            any("Taiwan's ships, South Korea, Center"),
            items: [
                page("Taiwan&apos;s ships"), page("South&nbsp;<b>Korea</b>"), page("<div>South</div>Korea"),
                page("<p>The&#8203; Cen&#8203;ter</p>"),
            ],
            others: [
                page("<p class=\"Center\">x</p>"), page("<img alt='x' src='Center.png'>"), page("<!-- Center -->"),
            ]
        ),
        Trap(
            "Japanese and Chinese have no spaces",
            any("台湾海峡, 海警, さくら, pan"),
            hits: ["中国軍が台湾海峡を通過した", "中国海警船", "はさくらが", "a pan"],
            misses: ["台湾の海峡", "japan", "海の警備"]
        ),
        Trap(
            "a word in katakana fills its run",
            any("インド"),
            hits: ["インドの首相", "日本・インド", "ｲﾝﾄﾞ"],
            misses: ["インドネシア", "サウジインド"]
        ),
        Trap(
            "Korean particles",
            any("북한"),
            hits: ["북한이 미사일을", "북한의", "북한은", "북한, 또", "對북한"],
            misses: ["남북한이", "주북한"]
        ),
        Trap(
            "inside Korean compounds a word is found with ~ alone",
            any("한미, ~협력"),
            hits: ["한미 훈련", "경제협력", "협력"],
            misses: ["주한미군"]
        ),
        Trap(
            "Korean spaces come and go",
            any("군사협력, 연합 훈련"),
            hits: ["군사 협력", "군사협력을", "연합훈련", "연합 훈련이"],
            misses: ["군사적 협력"]
        ),
        Trap(
            "every middle dot is a break, and breaks in Korean and Han are optional",
            any("한미일, 日米韓"),
            hits: ["한·미·일", "한‧미∙일", "한ㆍ미ㆍ일 협력", "한⋅미⋅일", "한미일", "日・米・韓", "日米韓"],
            misses: ["한미, 그리고 일", "미일한"]
        ),
        Trap(
            "a single Han character in Korean stands alone, and asks for =",
            any("=北, =美"),
            hits: ["北, 미사일 발사", "美 국무부", "北·美 정상", "中·北"],
            misses: ["北朝鮮", "北京", "美国", "東北", "對美"]
        ),
        Trap("a single Han or Hangul character without = is an error", any("北"), codes: ["E110"]),
        Trap(
            "Japanese, simplified and traditional characters are one",
            any("台湾海峡, 秘书处, 関係"),
            hits: ["臺灣海峽", "台灣海峽", "秘書處", "秘書処", "关系", "關係"],
            misses: ["台湾", "書記"]
        ),
        Trap(
            "NOT drops too much: except covers a phrase and no more",
            ["any: [apple]\nexcept: [apple juice]\n"],
            hits: ["Apple juice and an apple", "An apple"],
            misses: ["Apple juice", "apple juices"]
        ),
        Trap(
            "NOT drops the whole item, and says so by its name",
            ["any: [apple]\nnone: [apple juice]\n", "match: |\n  apple AND NOT \"apple juice\"\n"],
            hits: ["An apple"],
            misses: ["Apple juice and an apple"]
        ),
        Trap(
            "w/n means two things elsewhere, and is refused",
            match("Taiwan w/5 strait") + match("Taiwan W/5 strait") + match("Taiwan /5 strait"),
            codes: ["E106"]
        ),
        Trap(
            "YAML's signs at the start: brackets are a list, braces and a sign in front are none",
            ["any: [US]\n", "any:\n  - US\n"],
            hits: ["US ships"],
            misses: ["tell us"]
        ),
        Trap("YAML's signs at the start: # begins a comment", any("#drill"), codes: ["E100"]),
        Trap(
            "a distance is counted between the two, in either order",
            match("Taiwan NEAR/2 strait"),
            hits: ["Taiwan and its strait", "A strait off Taiwan", "Taiwan Strait"],
            misses: ["Taiwan and all of its strait"]
        ),
    ]

    @Test(arguments: traps)
    func `nobody falls into it`(trap: Trap) {
        #expect(!trap.hits.isEmpty || !trap.codes.isEmpty)
        for file in trap.files {
            let (rules, problems) = RuleText.load(file)
            #expect(problems.map(\.code) == trap.codes, "\(file)")
            let isOff = problems.contains { $0.level == .error }
            #expect(rules.rules.isEmpty == isOff, "\(file)")
            for item in trap.hits { #expect(rules.matches(item).count == 1, "\(file)\(item.title) \(item.summary)") }
            for item in trap.misses { #expect(rules.matches(item).isEmpty, "\(file)\(item.title) \(item.summary)") }
        }
    }
}
