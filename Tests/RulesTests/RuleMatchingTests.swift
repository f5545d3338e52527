import LookoutModel
import Rules
import Testing

@Suite struct RuleMatchingTests {
    private func hits(_ expression: String, _ title: String, summary: String = "") -> Bool {
        !RuleText.expression(expression).matches(RuleSubject(title: title, summary: summary)).isEmpty
    }

    private func hitsRule(_ yaml: String, _ subject: RuleSubject) -> Bool {
        !RuleText.rules(yaml).matches(subject).isEmpty
    }

    // MARK: Expressions

    @Test(arguments: [
        // At most n words between: no word between touching ones.
        ("Taiwan NEAR/0 drill", "Taiwan drill", true),
        ("Taiwan NEAR/0 drill", "Taiwan holds drill", false),
        ("Taiwan NEAR/1 drill", "Taiwan holds drill", true),
        ("Taiwan NEAR/1 drill", "drill held (Taiwan)", true),
        ("Taiwan NEAR/1 drill", "drill in north Taiwan", false),
        ("Taiwan BEFORE/1 drill", "Taiwan: a drill", true),
        ("Taiwan BEFORE/1 drill", "drill in Taiwan", false),
        ("Taiwan NEAR/5 Taiwan", "Taiwan and nothing else", false),
        ("Taiwan NEAR/5 Taiwan", "Taiwan is Taiwan", true),
        ("\"South Korea\" NEAR/3 Korea", "in South Korea", false),
        ("($a NEAR/2 (drill OR exercise))", "Japan starts exercise", true),
        // Two Han or kana characters are one word, and so is an eojeol.
        ("台湾 NEAR/2 演習", "台湾周辺海域演習", true),
        ("台湾 NEAR/1 演習", "台湾周辺海域演習", false),
        ("북한 NEAR/1 미사일", "북한이 탄도 미사일", true),
        ("북한 NEAR/0 미사일", "북한이 탄도 미사일", false),
        // A possessive and an apostrophe make no word of their own.
        ("Taiwan NEAR/1 drill", "Taiwan's own drill", true),
        ("Taiwan NEAR/1 drill", "Taiwan doesn't drill", true),
        // Sentences.
        ("SENTENCE(Taiwan AND drill)", "A drill near Taiwan. Japan watches.", true),
        ("SENTENCE(Taiwan AND drill)", "A drill ends. Taiwan watches.", false),
        ("SENTENCE(Taiwan AND drill)", "The U.S. drill near Taiwan", true),
        ("SENTENCE(Taiwan AND drill)", "Gen. Kim on a drill, says Taiwan", true),
        ("SENTENCE(Taiwan AND drill)", "Taiwan 3.5 drill", true),
        ("SENTENCE(台湾 AND 演習)", "演習が終わった。台湾は", false),
        ("SENTENCE(Taiwan AND drill)", "Taiwan\ndrill", false),
        ("SENTENCE(Taiwan AND NOT drill)", "A drill ends. Taiwan watches.", true),
        ("SENTENCE(Taiwan AND NOT drill)", "A drill near Taiwan.", false),
        ("SENTENCE(Taiwan NEAR/1 drill)", "Taiwan. A drill", false),
        ("SENTENCE(title:Taiwan AND drill)", "Taiwan drill", true),
        // AND NOT counts for the whole item.
        ("Taiwan AND NOT football", "Taiwan football", false),
        ("Taiwan AND NOT football", "Taiwan drill", true),
        ("(Taiwan OR Japan) AND NOT (football OR baseball)", "Japan baseball", false),
        ("Taiwan AND NOT (football AND cup)", "Taiwan football", true),
    ])
    func `an expression holds`(expression: String, title: String, expected: Bool) {
        let rules = RuleText.expression(expression, lists: "lists: {a: [Japan, Korea]}\n")
        #expect(!rules.matches(RuleSubject(title: title)).isEmpty == expected)
    }

    @Test func `neither NEAR nor SENTENCE crosses a field`() {
        #expect(!hits("Taiwan NEAR/9 drill", "Taiwan", summary: "drill"))
        #expect(!hits("SENTENCE(Taiwan AND drill)", "Taiwan", summary: "drill"))
        #expect(hits("Taiwan AND drill", "Taiwan", summary: "drill"))
    }

    @Test func `an expression can name fields`() {
        let subject = RuleSubject(
            title: "Taiwan",
            summary: "drill",
            author: "Jane Doe",
            link: "https://www.example.org/asia/japan-drill",
            language: "zh-TW",
            feed: FeedID("harbour-gazette"),
            host: "www.example.org",
            categories: ["Far East", "Sea"]
        )
        for expression in [
            "title:Taiwan AND summary:drill", "author:\"jane doe\" AND Taiwan", "url:asia", "tag:\"far east\"",
            "Taiwan AND source:harbour-gazette", "source:example.org", "Taiwan AND lang:zh", "lang:(ko OR zh-Hant)",
            "Taiwan AND NOT lang:zh-Hans", "title:(Taiwan OR x1)",
        ] {
            #expect(!RuleText.expression(expression).matches(subject).isEmpty, "\(expression)")
        }
        for expression in [
            "summary:Taiwan", "author:Jane AND title:Jane", "tag:\"east sea\"", "source:ample.org", "lang:zu",
            "lang:zh-Hans",
            "Taiwan AND NOT source:example.org", "Doe",
        ] {
            let rules = RuleText.load("match: |\n  \(expression)\n").rules
            #expect(rules.matches(subject).isEmpty, "\(expression)")
        }
    }

    // MARK: Keys

    @Test(arguments: [
        ("", "drill", "Taiwan", true), ("within: title", "drill", "Taiwan", false),
        ("within: title", "Taiwan drill", "", true),
        ("within: sentence", "One drill. Taiwan", "", false),
        ("within: sentence", "x", "One. A drill by Taiwan!", true),
        ("within: 3 words", "Taiwan says drill", "", true), ("within: 3 words", "drill x Taiwan", "", true),
        ("within: 3 words", "Taiwan says one drill", "", false), ("within: 3 words", "Taiwan", "drill", false),
        ("within: 2 words", "drill Taiwan", "", true), ("within: 1 words", "Taiwan drill", "", false),
    ])
    func `all groups stand within`(within: String, title: String, summary: String, expected: Bool) {
        let yaml = "all:\n  - any: [Taiwan, Japan]\n  - drill\n\(within)\n"
        #expect(hitsRule(yaml, RuleSubject(title: title, summary: summary)) == expected)
    }

    @Test func `except covers its places, none keeps the item out`() {
        let except = "any: [apple]\nexcept: [apple juice, Big Apple]\n"
        #expect(!hitsRule(except, RuleSubject(title: "apple juice")))
        #expect(hitsRule(except, RuleSubject(title: "apple juice and an apple")))
        #expect(!hitsRule(except, RuleSubject(title: "a big apple pie")))
        let none = "any: [apple]\nnone: [juice]\n"
        #expect(!hitsRule(none, RuleSubject(title: "apple", summary: "with juice")))
        #expect(
            hitsRule("any: [apple]\nnone: [juice]\nexcept: [apple juice]\n", RuleSubject(title: "apple, apple juice"))
        )
        #expect(
            hitsRule("any: [apple]\nnone: [juice]\nfields: [title]\n", RuleSubject(title: "apple", summary: "juice"))
        )
        #expect(!hitsRule("any: [南海]\nexcept: [南海トラフ]\n", RuleSubject(title: "南海トラフ地震")))
        #expect(!hitsRule("any: [guard ship]\nexcept: [coast guard]\n", RuleSubject(title: "coast guard ship")))
    }

    @Test func `any, all and match must all hold`() {
        let yaml = "any: [Taiwan]\nall:\n  - any: [drill]\nmatch: |\n  ship OR plane\n"
        #expect(hitsRule(yaml, RuleSubject(title: "Taiwan drill ship")))
        for title in ["Taiwan drill", "Taiwan ship", "drill plane"] {
            #expect(!hitsRule(yaml, RuleSubject(title: title)))
        }
    }

    @Test(arguments: [
        ("language: ko", true), ("language: [en, ko]", true), ("language: ja", false), ("source: yonhap", true),
        ("source: YONHAP", true), ("source: yna.example", true), ("source: na.example", false), ("kind: wire", true),
        ("kind: [press, official]", false), ("tag: far east", true), ("tag: east", false), ("max-age: 1h", true),
        ("max-age: 30m", false), ("max-age: 2w", true), ("{language: ko, kind: press}", false),
    ])
    func `where is asked before the text`(condition: String, expected: Bool) {
        let subject = RuleSubject(
            title: "Taiwan",
            language: "ko-KR",
            feed: FeedID("yonhap"),
            host: "en.yna.example",
            kind: .wire,
            categories: ["Far-East"],
            age: 3600
        )
        let map = condition.hasPrefix("{") ? condition : "{\(condition)}"
        #expect(hitsRule("any: [Taiwan]\nwhere: \(map)\n", subject) == expected)
    }

    @Test func `an item without language fits no language, without date any age`() {
        #expect(!hitsRule("any: [Taiwan]\nwhere: {language: ko}\n", RuleSubject(title: "Taiwan")))
        #expect(hitsRule("any: [Taiwan]\nwhere: {max-age: 1h}\n", RuleSubject(title: "Taiwan")))
    }

    // MARK: Matches

    @Test func `a match says whether it needs the content, and why it holds`() throws {
        let rules = RuleText.rules(
            """
            lists: {sea: [海峡, Strait]}
            rules:
              - id: a1
                any: [Taiwan, $sea, missil*]
              - id: b1
                all: [Taiwan, drill]
                within: 4 words
            """
        )
        let subject = RuleSubject(title: "Taiwan’s missiles", summary: "臺灣海峽", content: "A drill, says Taiwan. Taiwan!")
        let matches = rules.matches(subject)
        #expect(matches.map(\.rule.rawValue) == ["a1", "b1"])
        #expect(matches.map(\.holdsWithoutContent) == [true, false])
        #expect(matches[0].texts.map(\.text) == ["Taiwan", "missiles", "海峽", "Taiwan"])
        #expect(matches[0].texts.map(\.field) == ["title", "title", "summary", "content"])
        #expect(
            matches[1].texts == [
                MatchedText(field: "content", text: "drill"), MatchedText(field: "content", text: "Taiwan"),
            ]
        )
    }

    @Test func `a match gives twelve reasons at most`() throws {
        let words = (10..<40).map { "word\($0)" }
        let rules = RuleText.rules("any: [\(words.joined(separator: ", "))]\n")
        let match = try #require(rules.matches(RuleSubject(title: words.joined(separator: " "))).first)
        #expect(match.texts.map(\.text) == Array(words.prefix(12)))
    }

    @Test func `rules are matched from many threads at once`() async {
        let rules = RuleText.rules(
            "rules:\n  - {id: a1, any: [Taiwan]}\n  - {id: b1, all: [Taiwan, 演習], within: 5 words}\n"
        )
        let results = await withTaskGroup(of: [String].self) { group in
            for index in 0..<200 {
                group.addTask {
                    rules.matches(RuleSubject(title: index % 2 == 0 ? "Taiwan演習" : "Taiwan")).map(\.rule.rawValue)
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(results == [["a1", "b1"]: 100, ["a1"]: 100])
    }

    @Test func `a large and hostile text is matched in time`() {
        let rules = RuleText.rules(
            """
            rules:
              - id: a1
                any: [~aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab]
              - id: b1
                match: |
                  SENTENCE(aa1 AND bb1) OR (aa1 NEAR/3 bb1)
              - id: c1
                all: [aa1, zz1]
                within: 3 words
            """
        )
        let content = String(repeating: "a", count: 20_000) + String(repeating: " aa1. Aa1", count: 20_000)
        #expect(rules.matches(RuleSubject(title: "x", content: content)).isEmpty)
        #expect(rules.matches(RuleSubject(title: "x", content: content + " bb1")).map(\.rule.rawValue) == ["b1"])
    }
}
