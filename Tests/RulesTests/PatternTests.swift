import LookoutModel
import Rules
import TestSupport
import Testing
import Text

/// Regular expressions and ATLEAST in rules.
@Suite struct PatternTests {
    private func hits(_ expression: String, _ subject: RuleSubject) -> Bool {
        !RuleText.expression(expression).matches(subject).isEmpty
    }

    @Test(arguments: [
        ("/F-?35[AB]? jet/", "Two F-35B jets", true),
        ("/F-?35[AB]? jet/", "Two f-35b jets", false),
        ("/f-?35[AB]? jet/i", "Two F35 Jets", true),
        ("/\\d{3,} (soldiers|troops)/", "Some 10000 troops", true),
        ("/\\d{3,} (soldiers|troops)/", "Some 10 troops", false),
        ("/^Breaking/", "Breaking: a launch", true),
        ("/^Breaking/", "Heart-Breaking", false),
        ("/launch(es|ed)?$/", "A missile was launched", true),
        ("/(?<!South )Korea/", "North Korea", true),
        ("/(?<!South )Korea/", "South Korea", false),
        ("/北朝鮮.{0,5}ミサイル/", "北朝鮮が弾道ミサイル", true),
        ("/한미일?/", "한미 훈련", true),
        ("/Taïwan/", "Taiwan", false),
        ("/mass/i", "Das große Maß", true),
        ("/sfire/i", "the ally'sﬁre", true),
        ("/sssign/i", "the ally’SẞIGN", true),
        ("/한미/", "한미\u{11AB}", true),
        ("/さか/", "さか\u{3099}", true),
        ("/Taiwan.*drill/", "Taiwan\nholds a drill", false),
        ("/(?s)Taiwan.*drill/", "Taiwan\nholds a drill", true),
        ("/kph|km\\/hour/ AND NOT /300 km\\/hour/", "at 200 km/hour", true),
    ])
    func `a regular expression sees the text as it stands`(expression: String, title: String, isHit: Bool) {
        #expect(hits(expression, RuleSubject(title: title)) == isHit)
    }

    @Test func `a regular expression stays within one field and obeys fields, none of them joined`() {
        let subject = RuleSubject(title: "Taiwan", summary: "Strait", categories: ["Taiwan", "Strait"])
        #expect(!hits("/Taiwan\\s*Strait/", subject))
        #expect(!hits("tag:/Taiwan\\s*Strait/", subject))
        #expect(hits("title:/Taiwan/ AND summary:/Strait/", subject))
        #expect(!hits("summary:/Taiwan/", subject))
        #expect(hits("url:/example\\.org\\/asia/", RuleSubject(title: "x", link: "https://example.org/asia/1")))
    }

    @Test func `only the first 64 KB of a field are looked at, in whole characters`() {
        let filling = String(repeating: "가", count: 21_844)
        #expect(hits("/abc/", RuleSubject(title: "x", summary: filling + " abc")))
        #expect(!hits("/abc/", RuleSubject(title: "x", summary: filling + "  abc")))
        #expect(!hits("/abc/", RuleSubject(title: "x", summary: String(repeating: "가", count: 21_846) + "abc")))
    }

    @Test func `what except covers does not count for a regular expression`() {
        let rules = RuleText.rules("match: |\n  /F-\\d+ fighter/\nexcept: [F-35 fighter]\n")
        #expect(rules.matches(RuleSubject(title: "An F-35 fighter")).isEmpty)
        #expect(!rules.matches(RuleSubject(title: "An F-35 fighter and an F-16 fighter")).isEmpty)
    }

    @Test func `a regular expression is found after many places where it nearly matches`() {
        let title = String(repeating: "Taiwan ", count: 1500) + "\nTaiwan sinks"
        #expect(hits("/Taiwan.*sinks/", RuleSubject(title: title)))
    }

    @Test func `of many matches the one that except leaves open counts, be it the last`() {
        let rules = RuleText.rules("match: |\n  /warship [a-z]+/\nexcept: [warship alpha]\n")
        let covered = String(repeating: "warship alpha ", count: 4_000)
        #expect(rules.matches(RuleSubject(title: covered)).isEmpty)
        let match = rules.matches(RuleSubject(title: covered + "warship beta")).first
        #expect(match?.texts == [MatchedText(field: "title", text: "warship beta")])
    }

    @Test func `an expression that matches nothing in some place goes on behind it`() {
        #expect(hits("/(?:xyz(?=abc)|abc) d/", RuleSubject(title: "xyzabc, abc d")))
        var budget = RegularExpression.Budget()
        let search = RegularExpression("(?=abc)|xyz")?.search("abc xyz abc xyz", within: &budget)
        #expect(search?.ranges == [4..<7, 12..<15])
        #expect(search?.isComplete == true)
    }

    @Test func `all expressions that are run over an item share one budget of steps`() throws {
        let text = "xyz" + String(repeating: "a", count: 5000) + "!"
        let slow = try #require(RegularExpression("xyz(a|aa|a{1,9}){1,5000}b"))
        let quick = try #require(RegularExpression("aaa!"))
        var budget = RegularExpression.Budget()
        #expect(quick.search(text, within: &budget).ranges == [5000..<5004])
        #expect(!slow.search(text, within: &budget).isComplete)
        #expect(quick.search(text, within: &budget).isComplete)
        #expect(!slow.search(text, within: &budget).isComplete)
        #expect(!quick.search(text, within: &budget).isComplete)
        var fresh = RegularExpression.Budget()
        #expect(quick.search(text, within: &fresh).isComplete)
    }

    @Test func `an explanation says that a regular expression was given up`() throws {
        let text = "xyz" + String(repeating: "a", count: 5000) + "!"
        let rule = try #require(RuleText.expression("/xyz(a|aa|a{1,9}){1,5000}b/").rules.first)
        let explanation = RuleExplainer(rule).explain(RuleSubject(title: text))
        #expect(!explanation.holds && explanation.root.found.isEmpty && !explanation.root.isComplete)
        #expect(RuleExplainer(rule).explain(RuleSubject(title: "xyzb")).root.isComplete)
    }

    @Test func `a regular expression that would take for ever is given up`() {
        let text = "xyz" + String(repeating: "a", count: 5000) + "!"
        #expect(!hits("/xyz(a|aa|a{1,9}){1,5000}b/", RuleSubject(title: text)))
        let words = String(repeating: "x y ", count: 16_000)
        #expect(!hits("/.*.*.*xyz$/", RuleSubject(title: "xyz " + words)))
    }

    @Test func `the reason of a match is the text that matched`() {
        let texts = RuleText.expression("/warships? [A-Z]\\w+/").matches(
            RuleSubject(title: "The warship Liaoning sails")
        )
        #expect(texts.first?.texts == [MatchedText(field: "title", text: "warship Liaoning")])
    }

    @Test(arguments: [
        ("ATLEAST/3(missile)", "missile missiles Missile", true),
        ("ATLEAST/3(missile)", "missile missiles", false),
        ("ATLEAST/2(missile OR rocket)", "a missile, a rocket", true),
        ("ATLEAST/2(\"a b a\")", "a b a b a", false),
        ("ATLEAST/2(\"a b a\")", "a b a a b a", true),
        ("ATLEAST/2(Taiwan OR \"Taiwan Strait\")", "the Taiwan Strait", false),
        ("ATLEAST/2($names)", "Putin met Kim", true),
        ("SENTENCE(ATLEAST/2(missile))", "A missile. Another missile.", false),
        ("SENTENCE(ATLEAST/2(missile))", "Missile upon missile.", true),
        ("NOTHING OR ATLEAST/2(台湾)", "臺灣、台湾", true),
    ])
    func `ATLEAST counts hits that do not overlap`(expression: String, title: String, isHit: Bool) {
        let lists = "lists: {names: [Putin, Kim]}\n"
        let rules = RuleText.expression(expression, lists: lists)
        #expect(!rules.matches(RuleSubject(title: title)).isEmpty == isHit)
    }

    @Test func `ATLEAST counts over all fields, but what except covers does not count`() {
        let subject = RuleSubject(title: "missile", summary: "missile", content: "missile")
        #expect(hits("ATLEAST/3(missile)", subject))
        #expect(!hits("title:(ATLEAST/2(missile))", subject))
        let rules = RuleText.rules("match: |\n  ATLEAST/2(missile)\nexcept: [missile defence]\n")
        #expect(rules.matches(RuleSubject(title: "missile defence, missile")).isEmpty)
        let match = RuleText.expression("ATLEAST/3(missile)").matches(subject).first
        #expect(match?.holdsWithoutContent == false)
    }
}
