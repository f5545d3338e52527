import LookoutModel
import Rules
import TestSupport
import Testing

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
